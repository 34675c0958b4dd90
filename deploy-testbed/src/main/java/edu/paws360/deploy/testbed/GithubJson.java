package edu.paws360.deploy.testbed;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** GitHub's answers with all their members, most of which nobody reads. */
final class GithubJson {
    private static final String HOST = "https://github.example.org";
    private static final String API = HOST + "/api/v3";
    private static final String LONG_AGO = "2026-01-02T03:04:05Z";
    private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

    private GithubJson() {}

    static Map<String, Object> user(long id, String login) {
        String path = login.replace("[", "%5B").replace("]", "%5D");
        String api = API + "/users/" + path;
        Map<String, Object> user = members("login", login, "id", id, "node_id", "U_" + id, "gravatar_id", "");
        user.putAll(members("avatar_url", HOST + "/avatars/u/" + id, "url", api, "html_url", HOST + "/" + path));
        user.putAll(members("followers_url", api + "/followers", "following_url", api + "/following{/other_user}"));
        user.putAll(members("gists_url", api + "/gists{/gist_id}", "starred_url", api + "/starred{/owner}{/repo}"));
        user.putAll(members("subscriptions_url", api + "/subscriptions", "organizations_url", api + "/orgs"));
        user.putAll(members("repos_url", api + "/repos", "events_url", api + "/events{/privacy}"));
        user.putAll(members("received_events_url", api + "/received_events", "type", "User", "site_admin", false));
        return user;
    }

    static Map<String, Object> team(String repository, String slug) {
        String owner = repository.split("/", 2)[0];
        String api = API + "/organizations/1/team/7";
        Map<String, Object> team = members("id", 7, "node_id", "T_7", "url", api, "name", slug, "slug", slug);
        team.putAll(members("html_url", HOST + "/orgs/" + owner + "/teams/" + slug, "description", null));
        team.putAll(members("privacy", "closed", "permission", "push", "members_url", api + "/members{/member}"));
        team.putAll(members("repositories_url", api + "/repos", "parent", null));
        return team;
    }

    private static Map<String, Object> environment(String repository, String name) {
        return members(
                "id",
                161088068,
                "node_id",
                "EN_1",
                "name",
                name,
                "url",
                API + "/repos/" + repository + "/environments/environment",
                "html_url",
                HOST + "/" + repository + "/deployments/activity_log?environments_filter=environment");
    }

    static Map<String, Object> environment(
            String repository, String name, List<Map<String, Object>> reviewers, boolean bypass) {
        List<Object> rules = new ArrayList<>();
        rules.add(members("id", 3, "node_id", "GA_3", "type", "branch_policy"));
        if (!reviewers.isEmpty()) {
            Map<String, Object> rule = members("id", 2, "node_id", "GA_2", "type", "required_reviewers");
            rule.putAll(members("prevent_self_review", true, "reviewers", List.copyOf(reviewers)));
            rules.add(rule);
        }
        Map<String, Object> environment = environment(repository, name);
        environment.putAll(members("created_at", LONG_AGO, "updated_at", LONG_AGO, "can_admins_bypass", bypass));
        environment.putAll(members("protection_rules", rules, "deployment_branch_policy", branches()));
        return environment;
    }

    private static Map<String, Object> branches() {
        return members("protected_branches", true, "custom_branch_policies", false);
    }

    static Map<String, Object> review(
            String repository, List<String> environments, String state, Map<String, Object> user, String comment) {
        List<Map<String, Object>> reviewed =
                environments.stream().map(name -> reviewed(repository, name)).toList();
        return members("state", state, "comment", comment, "environments", reviewed, "user", user);
    }

    private static Map<String, Object> reviewed(String repository, String name) {
        Map<String, Object> environment = environment(repository, name);
        environment.putAll(members("created_at", LONG_AGO, "updated_at", LONG_AGO));
        return environment;
    }

    static Map<String, Object> pending(String repository, String environment, List<Map<String, Object>> reviewers) {
        Map<String, Object> pending = members("environment", environment(repository, environment), "wait_timer", 0);
        pending.putAll(members("wait_timer_started_at", null, "current_user_can_approve", false));
        pending.put("reviewers", List.copyOf(reviewers));
        return pending;
    }

    static Map<String, Object> membership(String team, String login, String state) {
        String url = API + "/teams/" + team + "/memberships/" + login;
        return members("url", url, "role", "member", "state", state);
    }

    static Map<String, Object> error(int status, String message) {
        return members("message", message, "documentation_url", HOST + "/rest", "status", String.valueOf(status));
    }

    static void run(Map<String, Object> run, String repository, long id) {
        String api = API + "/repos/" + repository;
        String self = api + "/actions/runs/" + id;
        run.putAll(members("id", id, "name", "CI", "node_id", "WFR_1", "head_branch", "main", "head_sha", COMMIT));
        run.putAll(members("path", ".github/workflows/ci.yml", "display_title", "Deploy", "run_number", 12));
        run.putAll(members("event", "push", "status", "in_progress", "conclusion", null, "workflow_id", 5));
        run.putAll(members("check_suite_id", 6, "url", self, "pull_requests", List.of(), "run_attempt", 1));
        run.putAll(members("html_url", HOST + "/" + repository + "/actions/runs/" + id, "updated_at", LONG_AGO));
        run.putAll(members("created_at", LONG_AGO, "run_started_at", LONG_AGO, "actor", user(1, "ada")));
        run.putAll(members("triggering_actor", user(1, "ada"), "jobs_url", self + "/jobs", "logs_url", self + "/logs"));
        run.putAll(members("check_suite_url", api + "/check-suites/6", "artifacts_url", self + "/artifacts"));
        run.putAll(members("cancel_url", self + "/cancel", "rerun_url", self + "/rerun", "previous_attempt_url", null));
        run.putAll(members("workflow_url", api + "/actions/workflows/5", "head_commit", commit()));
        run.putAll(members("repository", repository(repository), "head_repository", repository(repository)));
    }

    private static Map<String, Object> commit() {
        Map<String, Object> ada = members("name", "Ada", "email", "ada@example.org");
        Map<String, Object> commit = members("id", COMMIT, "tree_id", COMMIT, "message", "A change");
        commit.putAll(members("timestamp", LONG_AGO, "author", ada, "committer", ada));
        return commit;
    }

    static Map<String, Object> repository(String fullName) {
        String[] parts = fullName.split("/", 2);
        Map<String, Object> repository = members("id", 8, "node_id", "R_8", "name", parts[1], "full_name", fullName);
        repository.putAll(members("owner", user(2, parts[0]), "private", true, "description", null, "fork", false));
        repository.putAll(members("html_url", HOST + "/" + fullName, "url", API + "/repos/" + fullName));
        return repository;
    }

    static Map<String, Object> job(
            String repository, long run, String name, String status, Instant created, Instant started) {
        String api = API + "/repos/" + repository;
        Map<String, Object> job = members("id", 9, "run_id", run, "run_url", api + "/actions/runs/" + run);
        job.putAll(members("run_attempt", 1, "node_id", "CR_9", "head_sha", COMMIT, "url", api + "/actions/jobs/9"));
        job.putAll(members("html_url", HOST + "/" + repository + "/actions/runs/" + run + "/job/9", "status", status));
        job.putAll(members("conclusion", status.equals("completed") ? "success" : null, "name", name));
        job.putAll(members("created_at", created.toString(), "started_at", started.toString(), "completed_at", null));
        job.putAll(members("steps", List.of(), "check_run_url", api + "/check-runs/9", "labels", List.of("linux")));
        job.putAll(members("runner_id", 1, "runner_name", "runner-1", "runner_group_id", 1));
        job.putAll(members("runner_group_name", "Default", "workflow_name", "CI", "head_branch", "main"));
        return job;
    }

    private static Map<String, Object> members(Object... namesAndValues) {
        Map<String, Object> members = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            members.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return members;
    }
}
