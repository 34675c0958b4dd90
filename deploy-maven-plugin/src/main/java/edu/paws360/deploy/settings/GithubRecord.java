package edu.paws360.deploy.settings;

/** Which deployments of a job of GitHub Actions are recorded on GitHub. */
public enum GithubRecord {
    /** Those of which the job itself makes no record because it names no environment. */
    AUTO,
    /** All. */
    ON,
    /** None. */
    OFF;

    /** The word of the setting. */
    @Override
    public String toString() {
        return TextKinds.word(this);
    }
}
