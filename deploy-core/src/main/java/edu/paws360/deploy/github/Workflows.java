package edu.paws360.deploy.github;

import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Workflows of a repository. Thread-safe. */
public final class Workflows {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Api api;

    Workflows(Api api) {
        this.api = api;
    }

    /**
     * A workflow. The token needs {@code actions=read}.
     *
     * @param repository owner and name, with a slash
     * @param file the name of its file, without folders
     * @return the workflow
     * @throws InterruptedException if this thread is interrupted while it waits
     */
    public GithubAnswer<Workflow> workflow(String repository, String file) throws InterruptedException {
        return api.asked(path(repository, file), Workflow::of);
    }

    /**
     * Runs a workflow, once. The token needs {@code actions=write}. Where the answer is missing or says not which run it became, it
     * may run nevertheless.
     *
     * @param repository owner and name, with a slash
     * @param file the name of its file, without folders
     * @param branch whose version of the workflow is run
     * @param inputs what the workflow is given, at most 25
     * @return the run; no answer but {@code Forbidden}, {@code Absent}, {@code Refused} and {@code Unreachable} with a time to wait
     *     proves that there is none
     * @throws InterruptedException if this thread is interrupted while it waits; it may run nevertheless
     */
    public GithubAnswer<DispatchedRun> dispatch(
            String repository, String file, String branch, Map<String, String> inputs) throws InterruptedException {
        ObjectNode body = JSON.createObjectNode().put("ref", branch).put("return_run_details", true);
        ObjectNode given = body.putObject("inputs");
        inputs.forEach(given::put);
        return api.told(path(repository, file) + "/dispatches", body, answer -> DispatchedRun.of(answer, repository));
    }

    private static String path(String repository, String file) {
        return "/repos/" + repository + "/actions/workflows/" + Api.segment(file);
    }
}
