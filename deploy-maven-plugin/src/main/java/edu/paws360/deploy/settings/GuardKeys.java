package edu.paws360.deploy.settings;

import java.time.Duration;
import java.util.List;

/** Who may deploy what: branches, environment, approval. */
public final class GuardKeys {
    /** Branches. */
    public static final Setting<List<String>> BRANCHES = Setting.of(
                    "deploy.branches",
                    TextKinds.listOf(
                            TextKinds.branchPattern(), TextKinds.branchPattern().allowed()),
                    SpecSection.BRANCH_PROTECTION,
                    "The branches that may be deployed to production.")
            .byDefault("main,release/*");

    /** Environment. */
    public static final Setting<String> ENVIRONMENT = Setting.of(
                    "deploy.environment",
                    TextKinds.word(),
                    SpecSection.APPROVAL_GATES,
                    "The environment that is deployed to, and whose approval is asked for.")
            .byDefault("production");

    /** Who approves. */
    public static final Setting<ApprovalType> APPROVAL_TYPE = Setting.of(
                    "deploy.approval.type",
                    TextKinds.choice(ApprovalType.class),
                    SpecSection.APPROVAL_GATES,
                    "Where the approval comes from: GitHub's environment, a question in the terminal, or nowhere.")
            .byDefault("github");

    /** How long approval is waited for. */
    public static final Setting<Duration> APPROVAL_TIMEOUT = Setting.of(
                    "deploy.approval.timeout",
                    NumberKinds.duration("1s", "30d"),
                    SpecSection.APPROVAL_GATES,
                    "How long the deployment waits for its approval before it fails.")
            .byDefault("4h");

    private GuardKeys() {}

    static List<Setting<?>> all() {
        return List.of(BRANCHES, ENVIRONMENT, APPROVAL_TYPE, APPROVAL_TIMEOUT);
    }
}
