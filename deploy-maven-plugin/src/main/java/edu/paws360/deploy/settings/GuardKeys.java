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

    /** What GitHub's protection of the branch is worth. */
    public static final Setting<BranchProtectionPolicy> BRANCH_PROTECTION = Setting.of(
                    "deploy.branch.protection",
                    TextKinds.choice(BranchProtectionPolicy.class),
                    SpecSection.BRANCH_PROTECTION,
                    "Whether GitHub has to protect the branch (2 approvals, required checks, no force pushes) and the commit has to"
                            + " have passed those checks, in a job of GitHub Actions: what is not so, or cannot be read, ends the"
                            + " deployment (also elsewhere), is told, or is not asked for.")
            .byDefault("warn");

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

    static final Kind<String> GITHUB_ENVIRONMENT =
            TextKinds.matching("name", "[^\\p{Cntrl}]{1,255}", "the name of a GitHub environment");

    /** Whose reviewers approve. */
    public static final Setting<String> APPROVAL_ENVIRONMENT = Setting.of(
            "deploy.approval.environment",
            GITHUB_ENVIRONMENT,
            SpecSection.APPROVAL_GATES,
            "The environment on GitHub: whose reviewers approve, and whose deployments tell what is live; without it"
                    + " deploy.environment.");

    /** What a doubtful approval is worth. */
    public static final Setting<DoubtfulApproval> APPROVAL_DOUBTFUL = Setting.of(
                    "deploy.approval.doubtful",
                    TextKinds.choice(DoubtfulApproval.class),
                    SpecSection.APPROVAL_GATES,
                    "What an approval on GitHub is worth whose giver started the run, or is not known to be a required"
                            + " reviewer: nothing, or as much as any other, and recorded as doubtful.")
            .byDefault("refuse");

    /** Whether a commit may be older than what is live. */
    public static final Setting<Boolean> ALLOW_OLDER = Setting.of(
                    "deploy.allowOlder",
                    TextKinds.flag(),
                    SpecSection.BEYOND_THE_SPEC,
                    "Whether a commit may be deployed that is older than what is live, or of which that cannot be found out.")
            .byDefault("false");

    /** Whether nothing is deployed. */
    public static final Setting<Boolean> DRY_RUN = Setting.of(
                    "deploy.dryRun",
                    TextKinds.flag(),
                    SpecSection.BEYOND_THE_SPEC,
                    "Whether it is only told what would be done: branch, freshness and preflight are looked at,"
                            + " ansible-playbook runs with --check --diff, and nothing else is done.")
            .byDefault("false");

    private GuardKeys() {}

    static List<Setting<?>> all() {
        return List.of(
                BRANCHES,
                BRANCH_PROTECTION,
                ENVIRONMENT,
                APPROVAL_TYPE,
                APPROVAL_TIMEOUT,
                APPROVAL_ENVIRONMENT,
                APPROVAL_DOUBTFUL,
                ALLOW_OLDER,
                DRY_RUN);
    }
}
