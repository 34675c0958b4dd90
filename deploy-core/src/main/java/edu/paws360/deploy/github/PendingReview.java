package edu.paws360.deploy.github;

import java.util.ArrayList;
import java.util.List;

/**
 * An environment that jobs of a run wait for: for a review, a timer, or whatever else it asks for. Immutable.
 *
 * @param environment its name
 */
public record PendingReview(String environment) {
    static List<PendingReview> all(Fields answer) throws GithubFault {
        List<PendingReview> pending = new ArrayList<>();
        for (Fields entry : answer.elements()) {
            pending.add(new PendingReview(entry.object("environment").text("name")));
        }
        return List.copyOf(pending);
    }

    /**
     * Whether it is this environment.
     *
     * @param name the name; GitHub does not tell upper and lower case apart
     * @return whether it is the same
     */
    public boolean isOf(String name) {
        return environment.equalsIgnoreCase(name);
    }
}
