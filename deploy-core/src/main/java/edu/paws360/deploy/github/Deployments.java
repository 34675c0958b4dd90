package edu.paws360.deploy.github;

import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Deployments, as GitHub records them: by a job for each environment that it names, and by whoever else has the right to. The
 * token needs {@code deployments=read} to ask, and {@code deployments=write} to tell. Thread-safe.
 */
public final class Deployments {
    /** The task of a record that says nothing else. */
    private static final String DEPLOY = "deploy";

    private final Api api;

    Deployments(Api api) {
        this.api = api;
    }

    /**
     * The newest records of an environment.
     *
     * @param repository owner and name, with a slash
     * @param environment the environment's name
     * @param most how many at most, from 1 to 100
     * @return the records, newest first; unreadable where GitHub answers in another order, or with another environment
     * @throws InterruptedException if this thread is interrupted while it waits
     */
    public GithubAnswer<List<DeploymentRecord>> newest(String repository, String environment, int most)
            throws InterruptedException {
        return api.newest(
                path(repository) + "?environment=" + Api.segment(environment) + "&task=" + DEPLOY,
                most,
                list -> DeploymentRecord.all(list, environment));
    }

    /**
     * What was said to a record.
     *
     * @param repository owner and name, with a slash
     * @param record the record's number
     * @return all of it, in GitHub's order
     * @throws InterruptedException if this thread is interrupted while it waits
     */
    public GithubAnswer<List<RecordStatus>> statuses(String repository, long record) throws InterruptedException {
        return api.listed(statusesOf(repository, record), RecordStatus::of);
    }

    /**
     * Records that a commit goes to a production environment. Nothing is merged, and no check of the commit is waited for.
     *
     * @param repository owner and name, with a slash
     * @param commit the full SHA
     * @param environment the environment's name; GitHub makes it where it is not there
     * @param project group and artifact of what is deployed, with a colon
     * @param description one line for people, by which it can be found again; what is longer than 140 characters is cut off
     * @return the record
     * @throws InterruptedException if this thread is interrupted while it waits
     */
    public GithubAnswer<DeploymentRecord> begin(
            String repository, String commit, String environment, String project, String description)
            throws InterruptedException {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("ref", commit)
                .put("task", DEPLOY)
                .put("auto_merge", false)
                .put("environment", environment)
                .put("description", RecordSaying.cut(description))
                .put("production_environment", true);
        body.putObject(DeploymentRecord.PAYLOAD).put(DeploymentRecord.PROJECT, project);
        body.putArray("required_contexts");
        return api.told(path(repository), body, DeploymentRecord::of);
    }

    /**
     * Says how a deployment goes.
     *
     * @param repository owner and name, with a slash
     * @param record the record's number
     * @param saying what is said
     * @return what GitHub has made of it
     * @throws InterruptedException if this thread is interrupted while it waits
     */
    public GithubAnswer<RecordStatus> say(String repository, long record, RecordSaying saying)
            throws InterruptedException {
        return api.told(statusesOf(repository, record), saying.json(), RecordStatus::of);
    }

    private static String path(String repository) {
        return "/repos/" + repository + "/deployments";
    }

    private static String statusesOf(String repository, long record) {
        return path(repository) + "/" + record + "/statuses";
    }
}
