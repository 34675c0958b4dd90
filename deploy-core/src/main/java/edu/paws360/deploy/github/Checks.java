package edu.paws360.deploy.github;

import java.util.List;

/** What was said about commits by whoever checks them. Thread-safe. */
public final class Checks {
    private final Api api;

    Checks(Api api) {
        this.api = api;
    }

    /**
     * The check runs of a commit: of those that were repeated the latest. The token needs {@code checks=read}.
     *
     * @param repository owner and name, with a slash
     * @param commit the full SHA
     * @return all of them
     * @throws InterruptedException if this thread is interrupted while it waits
     */
    public GithubAnswer<List<CheckRun>> runs(String repository, String commit) throws InterruptedException {
        return api.listed(path(repository, commit) + "/check-runs?filter=latest", "check_runs", CheckRun::of);
    }

    /**
     * The latest status of each context of a commit. The token needs {@code statuses=read}.
     *
     * @param repository owner and name, with a slash
     * @param commit the full SHA
     * @return all of them; often none, since GitHub Actions writes check runs instead
     * @throws InterruptedException if this thread is interrupted while it waits
     */
    public GithubAnswer<List<CommitStatus>> statuses(String repository, String commit) throws InterruptedException {
        // What all of them come to is not read: without any, GitHub calls that pending.
        return api.listed(path(repository, commit) + "/status", "statuses", CommitStatus::of);
    }

    private static String path(String repository, String commit) {
        return "/repos/" + repository + "/commits/" + Api.segment(commit);
    }
}
