package edu.paws360.deploy.github;

import java.util.ArrayList;
import java.util.List;

/**
 * What somebody said to the environments of a run. GitHub tells neither when, nor to which attempt. Immutable.
 *
 * @param environments the names of the environments it was said to
 * @param state what was said
 * @param user who said it
 * @param comment what they wrote, perhaps empty, at most 10,000 characters of it
 */
public record DeploymentReview(List<String> environments, State state, GithubUser user, String comment) {
    /** What was said. */
    public enum State {
        /** Yes. */
        APPROVED,
        /** No. */
        REJECTED,
        /** Neither yet. */
        PENDING
    }

    /** Copies the list. */
    public DeploymentReview {
        environments = List.copyOf(environments);
    }

    static List<DeploymentReview> all(Fields answer) throws GithubFault {
        List<DeploymentReview> reviews = new ArrayList<>();
        for (Fields review : answer.elements()) {
            reviews.add(of(review));
        }
        return List.copyOf(reviews);
    }

    private static DeploymentReview of(Fields review) throws GithubFault {
        List<String> environments = new ArrayList<>();
        for (Fields environment : review.list("environments")) {
            environments.add(environment.text("name"));
        }
        String comment = review.has("comment") ? review.beginning("comment") : "";
        return new DeploymentReview(environments, state(review), GithubUser.of(review.object("user")), comment);
    }

    private static State state(Fields review) throws GithubFault {
        return switch (review.text("state")) {
            case "approved" -> State.APPROVED;
            case "rejected" -> State.REJECTED;
            case "pending" -> State.PENDING;
            default -> throw review.fault("state", "approved, rejected or pending");
        };
    }

    /**
     * Whether it was said to this environment.
     *
     * @param environment the name; GitHub does not tell upper and lower case apart
     * @return whether it is among those it was said to
     */
    public boolean isOf(String environment) {
        return environments.stream().anyMatch(environment::equalsIgnoreCase);
    }
}
