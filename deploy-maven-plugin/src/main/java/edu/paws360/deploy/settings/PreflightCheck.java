package edu.paws360.deploy.settings;

/** The checks before a deployment. */
public enum PreflightCheck {
    /** CPU use. */
    CPU,
    /** Memory use. */
    MEMORY,
    /** Free disk space. */
    DISK,
    /** Docker and Docker Compose. */
    DOCKER,
    /** The deployment's targets. */
    NETWORK,
    /** Required secrets. */
    SECRETS,
    /** Other deployments. */
    CONCURRENCY;

    /** The word of the setting. */
    @Override
    public String toString() {
        return TextKinds.word(this);
    }
}
