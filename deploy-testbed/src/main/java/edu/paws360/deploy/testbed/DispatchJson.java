package edu.paws360.deploy.testbed;

import static edu.paws360.deploy.testbed.GithubJson.members;

import java.util.Map;

/** A workflow, and the run that it became, as GitHub tells them. */
final class DispatchJson {
    private static final String HOST = "https://github.example.org";
    private static final String LONG_AGO = "2026-01-02T03:04:05Z";

    private DispatchJson() {}

    static Map<String, Object> workflow(String repository, String file, String state) {
        String url = HOST + "/api/v3/repos/" + repository + "/actions/workflows/161335";
        Map<String, Object> workflow = members("id", 161335, "node_id", "W_1", "name", "Deploy on a runner");
        workflow.putAll(members("path", ".github/workflows/" + file, "state", state, "url", url));
        workflow.putAll(members("html_url", HOST + "/" + repository + "/blob/main/.github/workflows/" + file));
        workflow.putAll(members("badge_url", HOST + "/" + repository + "/workflows/badge.svg"));
        workflow.putAll(members("created_at", LONG_AGO, "updated_at", LONG_AGO));
        return workflow;
    }

    static Map<String, Object> dispatched(String repository, long run) {
        return members(
                "workflow_run_id",
                run,
                "run_url",
                HOST + "/api/v3/repos/" + repository + "/actions/runs/" + run,
                "html_url",
                HOST + "/" + repository + "/actions/runs/" + run);
    }
}
