package edu.paws360.deploy.testbed;

import static edu.paws360.deploy.testbed.GithubJson.API;
import static edu.paws360.deploy.testbed.GithubJson.HOST;
import static edu.paws360.deploy.testbed.GithubJson.LONG_AGO;
import static edu.paws360.deploy.testbed.GithubJson.members;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Branches, their rules and the checks of commits, as GitHub writes them. */
final class BranchJson {
    /** The number of the app that GitHub Actions is. */
    static final int ACTIONS = 15368;

    private static final String REPO = API + "/repos/" + GithubScene.REPOSITORY;

    private BranchJson() {}

    static Map<String, Object> rule(String type) {
        return members(
                "type",
                type,
                "ruleset_source_type",
                "Repository",
                "ruleset_source",
                GithubScene.REPOSITORY,
                "ruleset_id",
                42);
    }

    static Map<String, Object> reviews(int approvals) {
        Map<String, Object> reviews = members("required_approving_review_count", approvals);
        reviews.putAll(members("dismiss_stale_reviews_on_push", true, "require_code_owner_review", false));
        reviews.putAll(members("require_last_push_approval", false, "required_review_thread_resolution", false));
        return reviews;
    }

    static Map<String, Object> checks(List<String> names, Optional<Integer> app) {
        List<Map<String, Object>> checks = new ArrayList<>();
        for (String name : names) {
            Map<String, Object> check = members("context", name);
            app.ifPresent(id -> check.put("integration_id", id));
            checks.add(check);
        }
        return members("required_status_checks", checks, "strict_required_status_checks_policy", true);
    }

    private static Map<String, Object> classicChecks(List<String> names) {
        List<Map<String, Object>> checks = names.stream()
                .map(name -> members("context", name, "app_id", null))
                .toList();
        String level = names.isEmpty() ? "off" : "non_admins";
        return members("enforcement_level", level, "contexts", names, "checks", checks);
    }

    static Map<String, Object> protection(String branch, int approvals, boolean forcePushes, List<String> checks) {
        String url = REPO + "/branches/" + branch + "/protection";
        Map<String, Object> reviews =
                members("url", url, "dismiss_stale_reviews", true, "require_code_owner_reviews", false);
        reviews.put("required_approving_review_count", approvals);
        Map<String, Object> protection = members("url", url, "required_pull_request_reviews", reviews);
        if (!checks.isEmpty()) {
            protection.put("required_status_checks", classicChecks(checks));
        }
        protection.put("enforce_admins", members("url", url + "/enforce_admins", "enabled", true));
        protection.put("allow_force_pushes", members("enabled", forcePushes));
        protection.put("allow_deletions", members("enabled", false));
        return protection;
    }

    static Map<String, Object> branch(String name, String commit, Optional<Map<String, Object>> protection) {
        String url = REPO + "/branches/" + name;
        Object checks = protection
                .map(classic -> classic.get("required_status_checks"))
                .orElseGet(() -> classicChecks(List.of()));
        Map<String, Object> branch = members("name", name, "commit", commit(commit));
        branch.put("_links", members("html", HOST + "/" + GithubScene.REPOSITORY + "/tree/" + name, "self", url));
        branch.put("protected", protection.isPresent());
        branch.put("protection", members("enabled", protection.isPresent(), "required_status_checks", checks));
        branch.put("protection_url", url + "/protection");
        return branch;
    }

    private static Map<String, Object> commit(String sha) {
        Map<String, Object> author = members("name", "Ada", "email", "ada@example.org", "date", LONG_AGO);
        Map<String, Object> git = members("url", REPO + "/git/commits/" + sha, "author", author, "committer", author);
        git.putAll(members("message", "A change", "comment_count", 0));
        git.put("tree", members("sha", sha, "url", REPO + "/git/trees/" + sha));
        String url = REPO + "/commits/" + sha;
        Map<String, Object> commit = members("url", url, "sha", sha, "node_id", "C_1", "commit", git);
        commit.putAll(members("html_url", HOST + "/" + GithubScene.REPOSITORY + "/commit/" + sha));
        commit.putAll(members("comments_url", url + "/comments", "parents", List.of()));
        commit.putAll(members("author", GithubJson.user("ada"), "committer", GithubJson.user("ada")));
        return commit;
    }

    static Map<String, Object> run(long id, String commit, String name, String status, String conclusion) {
        String url = REPO + "/check-runs/" + id;
        String page = HOST + "/" + GithubScene.REPOSITORY + "/actions/runs/" + GithubScene.RUN + "/job/" + id;
        Map<String, Object> run = members("id", id, "node_id", "CR_" + id, "head_sha", commit, "name", name);
        run.putAll(members("url", url, "html_url", page, "details_url", page, "external_id", ""));
        run.putAll(members("status", status, "conclusion", conclusion, "started_at", LONG_AGO));
        run.putAll(members("completed_at", conclusion == null ? null : LONG_AGO, "check_suite", members("id", 5)));
        Map<String, Object> output = members("title", null, "summary", null, "text", null);
        output.putAll(members("annotations_count", 0, "annotations_url", url + "/annotations"));
        run.putAll(members("output", output, "app", app(), "pull_requests", List.of()));
        return run;
    }

    private static Map<String, Object> app() {
        Map<String, Object> app = members("id", ACTIONS, "node_id", "A_1", "slug", "github-actions");
        app.putAll(members("owner", GithubJson.user("github"), "name", "GitHub Actions", "description", ""));
        app.putAll(members("external_url", HOST + "/features/actions", "html_url", HOST + "/apps/github-actions"));
        app.putAll(members("created_at", LONG_AGO, "updated_at", LONG_AGO));
        app.putAll(members("permissions", members("checks", "write"), "events", List.of()));
        return app;
    }

    static Map<String, Object> status(String commit, String context, String state) {
        Map<String, Object> status = members("id", 6, "node_id", "SC_6", "state", state, "context", context);
        status.putAll(members("url", REPO + "/statuses/" + commit, "description", null, "target_url", null));
        status.putAll(members("avatar_url", HOST + "/avatars/u/1", "created_at", LONG_AGO, "updated_at", LONG_AGO));
        return status;
    }

    static Map<String, Object> combined(
            String commit, List<Map<String, Object>> all, List<Map<String, Object>> statuses) {
        String url = REPO + "/commits/" + commit;
        Map<String, Object> combined = members("state", state(all), "sha", commit, "total_count", all.size());
        combined.putAll(members("statuses", statuses, "repository", GithubJson.repository(GithubScene.REPOSITORY)));
        combined.putAll(members("commit_url", url, "url", url + "/status"));
        return combined;
    }

    /** Without any status GitHub says {@code pending}. */
    private static String state(List<Map<String, Object>> all) {
        List<Object> states = all.stream().map(status -> status.get("state")).toList();
        if (states.contains("failure") || states.contains("error")) {
            return "failure";
        }
        return states.isEmpty() || states.contains("pending") ? "pending" : "success";
    }
}
