package edu.paws360.deploy.settings;

/** The section of the specification that a setting, and its default, come from. */
public enum SpecSection {
    /** The job of the workflow, and its four scripts. */
    TARGET_CONFIGURATION("Target Configuration"),
    /** Which branches may go to production. */
    BRANCH_PROTECTION("Branch Protection"),
    /** Who approves, and for how long that is waited for. */
    APPROVAL_GATES("Approval Gates"),
    /** One deployment at a time. */
    CONCURRENCY_CONTROL("Concurrency Control"),
    /** How the queue is looked after. */
    QUEUE_MANAGEMENT("Queue Management"),
    /** What to do when nothing moves. */
    STUCK_IN_QUEUE("Deployment Stuck in Queue"),
    /** Limits of the preflight checks. */
    THRESHOLD_CONFIGURATION("Threshold Configuration"),
    /** The preflight checks. */
    CHECKS_PERFORMED("Checks Performed"),
    /** The three phases. */
    DEPLOYMENT_FLOW("Deployment Flow"),
    /** What happens when the primary runner has failed. */
    FAILOVER_LOGIC("Failover Logic"),
    /** When the primary runner has failed. */
    FAILOVER_TRIGGERS("Failover Triggers"),
    /** Gates after the deployment. */
    HEALTH_GATES("Health Gates"),
    /** Limits and retries of the gates. */
    TIMEOUT_HANDLING("Timeout Handling"),
    /** Requests that show that a service works. */
    SMOKE_TESTS("Service-Specific Smoke Tests"),
    /** Metrics and their labels. */
    METRICS_PUBLISHED("Metrics Published"),
    /** Where metrics go. */
    PUSH_GATEWAY("Prometheus Push Gateway"),
    /** Where logs go, and how they are tagged. */
    LOG_RETENTION("Log Retention"),
    /** What is recorded, and how long it is kept. */
    AUDIT_TRAIL("Audit Trail"),
    /** How secrets are kept, and how old they may be. */
    SECRETS_MANAGEMENT("Secrets Management"),
    /** Ours: the specification does not mention it. */
    BEYOND_THE_SPEC("beyond the spec");

    private final String title;

    SpecSection(String title) {
        this.title = title;
    }

    /** The title of the section. */
    @Override
    public String toString() {
        return title;
    }
}
