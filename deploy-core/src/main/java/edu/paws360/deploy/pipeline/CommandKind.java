package edu.paws360.deploy.pipeline;

import edu.paws360.deploy.check.ReasonCode;

/** What kind of command changes production, and so what its exit codes mean. */
public enum CommandKind {
    /** A command of which nothing more is known than that 0 means success. */
    ANY {
        @Override
        ReasonCode reason(int exitCode) {
            return exitCode == 0 ? ReasonCode.OK : ReasonCode.PRIMARY_EXIT_CODE;
        }

        @Override
        String inWords(int exitCode) {
            return "the command ended with exit code " + exitCode;
        }
    },
    /** {@code ansible-playbook}, which tells by 2 and 4 that its targets were the trouble. */
    ANSIBLE_PLAYBOOK {
        @Override
        ReasonCode reason(int exitCode) {
            return switch (exitCode) {
                case FAILED_HOSTS -> ReasonCode.PLAYBOOK_FAILED;
                case UNREACHABLE_HOSTS -> ReasonCode.PLAYBOOK_UNREACHABLE;
                default -> ANY.reason(exitCode);
            };
        }

        @Override
        String inWords(int exitCode) {
            String ended = "ansible-playbook ended with exit code " + exitCode;
            return switch (exitCode) {
                case FAILED_HOSTS -> ended + ": a task failed on at least one target";
                // Ansible uses one code for both, so only its output tells which it was.
                case UNREACHABLE_HOSTS ->
                    ended + ": at least one target could not be reached (or the playbook could not be parsed)";
                default -> ended;
            };
        }
    };

    private static final int FAILED_HOSTS = 2;
    private static final int UNREACHABLE_HOSTS = 4;

    /** Why the deployment failed, or {@link ReasonCode#OK}. */
    abstract ReasonCode reason(int exitCode);

    /** What was seen. */
    abstract String inWords(int exitCode);
}
