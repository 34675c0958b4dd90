package edu.paws360.deploy.settings;

/** What makes the secondary runner take over (spec, "Failover Triggers"). */
public enum FailoverTrigger {
    /** The primary's exit code was not 0, whatever it was. */
    PRIMARY_EXIT_CODE,
    /** Of all exit codes only Ansible's for tasks that failed on a target. */
    PLAYBOOK_FAILED,
    /** Of all exit codes only Ansible's for targets that cannot be reached. */
    PLAYBOOK_UNREACHABLE,
    /** The primary took too long. */
    PRIMARY_TIMEOUT,
    /** The primary cannot be used, or was lost. */
    PRIMARY_UNREACHABLE;

    /** The word of the setting. */
    @Override
    public String toString() {
        return TextKinds.word(this);
    }
}
