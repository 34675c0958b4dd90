package edu.paws360.deploy.queue;

import java.util.Objects;
import java.util.Optional;

/**
 * Who asks for production, as others in the queue will read it. Holds no secret. Immutable.
 *
 * @param deploymentId the deployment's id, not blank
 * @param user who started it
 * @param commit what is to be deployed
 * @param branch where the commit comes from
 * @param link where this run can be looked at, where there is such a place
 */
public record Applicant(String deploymentId, String user, String commit, String branch, Optional<String> link) {

    /**
     * Refuses an applicant that nobody could find again.
     *
     * @throws IllegalArgumentException if the deployment's id is blank
     * @throws NullPointerException if anything is {@code null}
     */
    public Applicant {
        if (deploymentId.isBlank()) {
            throw new IllegalArgumentException("An applicant has a deployment id.");
        }
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(commit, "commit");
        Objects.requireNonNull(branch, "branch");
        Objects.requireNonNull(link, "link");
    }

    /**
     * The applicant in half a sentence.
     *
     * @return for example {@code deployment d-7 by ann (4f2a9c1 on main, https://ci/7)}
     */
    public String summary() {
        String where = link.map(address -> ", " + address).orElse("");
        return "deployment " + deploymentId + " by " + user + " (" + commit + " on " + branch + where + ")";
    }
}
