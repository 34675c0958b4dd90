package edu.paws360.deploy.testbed;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What GitHub knows of one branch: the rules of its rulesets, its classic protection, and what was said of the commit at its
 * head. At first nothing protects it. All that is told gives the room back, to go on telling. Thread-safe.
 */
public final class BranchRoom implements GithubRoom {
    private static final String REPO = "/repos/{owner}/{repo}";
    private static final String BRANCH = REPO + "/branches/{branch}";
    private static final String COMMIT = REPO + "/commits/{ref}";

    private final String branch;
    private final String commit;
    private final List<Map<String, Object>> rules = new ArrayList<>();
    private final List<Map<String, Object>> runs = new ArrayList<>();
    private final List<Map<String, Object>> statuses = new ArrayList<>();
    private Optional<Map<String, Object>> protection = Optional.empty();
    private boolean exists = true;

    /**
     * A branch without protection.
     *
     * @param branch its name
     * @param commit the full SHA of its head
     */
    public BranchRoom(String branch, String commit) {
        this.branch = branch;
        this.commit = commit;
    }

    @Override
    public List<GithubRoute> routes() {
        return List.of(
                GithubRoute.get(REPO + "/rules/branches/{branch}")
                        .needing("metadata=read")
                        .answering(this::rules),
                GithubRoute.get(BRANCH).needing("contents=read").answering(this::branch),
                GithubRoute.get(BRANCH + "/protection")
                        .needing("administration=read")
                        .answering(this::protection),
                GithubRoute.get(COMMIT + "/check-runs").needing("checks=read").answering(this::runs),
                GithubRoute.get(COMMIT + "/status").needing("statuses=read").answering(this::statuses));
    }

    private synchronized GithubReply rules(GithubCall call) {
        List<Map<String, Object>> active = call.path("branch").equals(branch) ? rules : List.of();
        return GithubReply.page(call, active, page -> page);
    }

    private synchronized GithubReply branch(GithubCall call) {
        return isThere(call)
                ? GithubReply.found(BranchJson.branch(branch, commit, protection))
                : GithubReply.refused(404, "Branch not found");
    }

    private synchronized GithubReply protection(GithubCall call) {
        if (!isThere(call)) {
            return GithubReply.refused(404, "Branch not found");
        }
        return protection.map(GithubReply::found).orElseGet(() -> GithubReply.refused(404, "Branch not protected"));
    }

    private boolean isThere(GithubCall call) {
        return exists && call.path("branch").equals(branch);
    }

    private synchronized GithubReply runs(GithubCall call) {
        return call.path("ref").equals(commit)
                ? GithubReply.page(call, runs, page -> Map.of("total_count", runs.size(), "check_runs", page))
                : GithubReply.refused(422, "No commit found for SHA: " + call.path("ref"));
    }

    private synchronized GithubReply statuses(GithubCall call) {
        return call.path("ref").equals(commit)
                ? GithubReply.page(call, statuses, page -> BranchJson.combined(commit, statuses, page))
                : GithubReply.absent();
    }

    /** A rule of a ruleset that asks for nothing but its type. */
    public synchronized BranchRoom rule(String type) {
        rules.add(BranchJson.rule(type));
        return this;
    }

    private synchronized BranchRoom rule(String type, Map<String, Object> parameters) {
        Map<String, Object> rule = BranchJson.rule(type);
        rule.put("parameters", parameters);
        rules.add(rule);
        return this;
    }

    /**
     * A rule of a ruleset: pull requests need reviews.
     *
     * @param approvals how many
     */
    public BranchRoom ruleOfReviews(int approvals) {
        return rule("pull_request", BranchJson.reviews(approvals));
    }

    /**
     * A rule of a ruleset: checks have to pass.
     *
     * @param names their names
     */
    public BranchRoom ruleOfChecks(String... names) {
        return rule("required_status_checks", BranchJson.checks(List.of(names), Optional.empty()));
    }

    /**
     * A rule of a ruleset: a check has to pass that comes from one app.
     *
     * @param name its name
     * @param app the app's number
     */
    public BranchRoom ruleOfCheckBy(String name, int app) {
        return rule("required_status_checks", BranchJson.checks(List.of(name), Optional.of(app)));
    }

    /**
     * A classic protection.
     *
     * @param approvals how many reviews pull requests need
     * @param forcePushes whether they are allowed
     * @param checks the checks that have to pass
     */
    public synchronized BranchRoom classic(int approvals, boolean forcePushes, String... checks) {
        protection = Optional.of(BranchJson.protection(branch, approvals, forcePushes, List.of(checks)));
        return this;
    }

    /**
     * A check run of GitHub Actions that has ended.
     *
     * @param name its name
     * @param conclusion how
     */
    public BranchRoom ended(String name, String conclusion) {
        return ran(1, name, "completed", conclusion);
    }

    /**
     * A check run of GitHub Actions that has not ended.
     *
     * @param id its number
     * @param name its name
     * @param status such as {@code in_progress}
     */
    public BranchRoom running(long id, String name, String status) {
        return ran(id, name, status, null);
    }

    private synchronized BranchRoom ran(long id, String name, String status, String conclusion) {
        runs.add(BranchJson.run(id, commit, name, status, conclusion));
        return this;
    }

    /**
     * A status of the commit.
     *
     * @param context what was looked at
     * @param state such as {@code success}
     */
    public synchronized BranchRoom status(String context, String state) {
        statuses.add(BranchJson.status(commit, context, state));
        return this;
    }

    /** The branch is gone. */
    public synchronized BranchRoom gone() {
        exists = false;
        return this;
    }

    /** What a branch has that is protected as the spec wants it, and a commit that passed its checks {@code build} and {@code test}. */
    public BranchRoom exemplary() {
        return ruleOfReviews(2)
                .ruleOfChecks("build", "test")
                .rule("non_fast_forward")
                .ended("build", "success")
                .ended("test", "success");
    }
}
