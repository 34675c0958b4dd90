package edu.paws360.deploy.testbed;

import static edu.paws360.deploy.testbed.GithubJson.API;
import static edu.paws360.deploy.testbed.GithubJson.COMMIT;
import static edu.paws360.deploy.testbed.GithubJson.HOST;
import static edu.paws360.deploy.testbed.GithubJson.LONG_AGO;
import static edu.paws360.deploy.testbed.GithubJson.members;
import static edu.paws360.deploy.testbed.GithubJson.repository;
import static edu.paws360.deploy.testbed.GithubJson.user;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A workflow run and its jobs, as GitHub tells them. */
final class RunJson {
    private RunJson() {}

    static Map<String, Object> run(String repository, long id) {
        String api = API + "/repos/" + repository;
        String self = api + "/actions/runs/" + id;
        Map<String, Object> run = members("id", id, "name", "CI", "node_id", "WFR_1", "head_branch", "main");
        run.putAll(members("head_sha", COMMIT, "path", ".github/workflows/ci.yml", "display_title", "Deploy"));
        run.putAll(members("run_number", 12, "run_attempt", 1, "event", "push", "status", "in_progress"));
        run.putAll(members("conclusion", null, "workflow_id", 5, "check_suite_id", 6, "url", self));
        run.putAll(members("html_url", HOST + "/" + repository + "/actions/runs/" + id, "pull_requests", List.of()));
        run.putAll(members("created_at", LONG_AGO, "run_started_at", LONG_AGO, "updated_at", LONG_AGO));
        run.putAll(members("actor", user(1, "ada"), "triggering_actor", user(1, "ada"), "head_commit", commit()));
        run.putAll(members("jobs_url", self + "/jobs", "logs_url", self + "/logs", "cancel_url", self + "/cancel"));
        run.putAll(members("check_suite_url", api + "/check-suites/6", "artifacts_url", self + "/artifacts"));
        run.putAll(members("rerun_url", self + "/rerun", "previous_attempt_url", null));
        run.putAll(members("workflow_url", api + "/actions/workflows/5"));
        run.putAll(members("repository", repository(repository), "head_repository", repository(repository)));
        return run;
    }

    private static Map<String, Object> commit() {
        Map<String, Object> ada = members("name", "Ada", "email", "ada@example.org");
        Map<String, Object> commit = members("id", COMMIT, "tree_id", COMMIT, "message", "A change");
        commit.putAll(members("timestamp", LONG_AGO, "author", ada, "committer", ada));
        return commit;
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
}
