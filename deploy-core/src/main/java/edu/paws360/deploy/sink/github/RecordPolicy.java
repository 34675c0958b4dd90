package edu.paws360.deploy.sink.github;

/** Which deployments are recorded on GitHub. */
public enum RecordPolicy {
    /** Those of which GitHub has no record, as it makes one for each job that names an environment; where we may. */
    AUTO,
    /** All; that we may not is a failure of delivery. */
    ON
}
