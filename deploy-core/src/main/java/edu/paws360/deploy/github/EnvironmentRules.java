package edu.paws360.deploy.github;

import java.util.ArrayList;
import java.util.List;

/**
 * What GitHub asks for before a job gets an environment. Immutable.
 *
 * @param name the environment's name, as GitHub spells it
 * @param reviewers who may approve; empty where nobody has to
 * @param adminsMayBypass whether administrators may go on without a review; {@code true} where GitHub does not say
 */
public record EnvironmentRules(String name, List<Reviewer> reviewers, boolean adminsMayBypass) {
    /** Copies the list. */
    public EnvironmentRules {
        reviewers = List.copyOf(reviewers);
    }

    static EnvironmentRules of(Fields environment, String asked) throws GithubFault {
        String name = environment.text("name");
        // GitHub does not tell upper and lower case apart.
        if (!name.equalsIgnoreCase(asked)) {
            throw environment.fault("name", "the environment that was asked for");
        }
        List<Reviewer> reviewers = new ArrayList<>();
        if (environment.has("protection_rules")) {
            for (Fields rule : environment.list("protection_rules")) {
                if (rule.text("type").equals("required_reviewers")) {
                    reviewers.addAll(Reviewer.in(rule));
                }
            }
        }
        boolean bypass = !environment.has("can_admins_bypass") || environment.flag("can_admins_bypass");
        return new EnvironmentRules(name, reviewers, bypass);
    }
}
