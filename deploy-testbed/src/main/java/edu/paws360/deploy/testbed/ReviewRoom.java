package edu.paws360.deploy.testbed;

import static edu.paws360.deploy.testbed.GithubScene.REPOSITORY;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An environment, who has to review its deployments, and who did or is waited for. Thread-safe. */
final class ReviewRoom implements GithubRoom {
    private static final String RUN = "/repos/{owner}/{repo}/actions/runs/{run_id}";

    private final List<Map<String, Object>> reviews = new ArrayList<>();
    private final List<Map<String, Object>> reviewers = new ArrayList<>();
    private String environment = GithubScene.ENVIRONMENT;
    private boolean pending;
    private boolean othersWait;
    private boolean bypass;

    @Override
    public List<GithubRoute> routes() {
        return List.of(
                GithubRoute.get(RUN + "/approvals").needing("actions=read").answering(RunRoom.asked(call -> reviews())),
                GithubRoute.get(RUN + "/pending_deployments")
                        .needing("actions=read")
                        .answering(RunRoom.asked(call -> waiting())),
                GithubRoute.get("/repos/{owner}/{repo}/environments/{environment_name}")
                        .needing("actions=read")
                        .undescribed("can_admins_bypass")
                        .answering(this::rules));
    }

    private synchronized GithubReply reviews() {
        return GithubReply.found(reviews);
    }

    private synchronized GithubReply waiting() {
        List<Map<String, Object>> all = new ArrayList<>();
        if (othersWait) {
            all.add(ReviewJson.pending(REPOSITORY, "staging", reviewers));
        }
        if (pending) {
            all.add(ReviewJson.pending(REPOSITORY, environment, reviewers));
        }
        return GithubReply.found(all);
    }

    private synchronized GithubReply rules(GithubCall call) {
        return call.path("environment_name").equalsIgnoreCase(environment)
                ? GithubReply.found(ReviewJson.environment(REPOSITORY, environment, reviewers, bypass))
                : GithubReply.absent();
    }

    /** Somebody answers the review of the environment, and maybe of others at once. */
    synchronized void review(String state, Map<String, Object> user, String comment, String... others) {
        List<String> environments = new ArrayList<>(List.of(others));
        environments.add(environment);
        reviews.add(0, ReviewJson.review(REPOSITORY, environments, state, user, comment));
        pending = false;
    }

    synchronized void require(String type, Map<String, Object> reviewer) {
        reviewers.add(Map.of("type", type, "reviewer", reviewer));
    }

    synchronized void pending(boolean here) {
        pending = here;
    }

    synchronized void othersWait(boolean there) {
        othersWait = there;
    }

    synchronized void allowBypass() {
        bypass = true;
    }

    synchronized void rename(String name) {
        environment = name;
    }
}
