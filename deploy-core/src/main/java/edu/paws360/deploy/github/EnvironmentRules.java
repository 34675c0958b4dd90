package edu.paws360.deploy.github;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What GitHub asks for before a job gets an environment. Immutable.
 *
 * @param name the environment's name, as GitHub spells it
 * @param reviewers who may approve; empty where nobody has to
 * @param preventsSelfReview whether nobody may approve a run that they started; nothing where GitHub does not say
 * @param adminBypass whether administrators may go on without a review; nothing where GitHub does not say
 */
public record EnvironmentRules(
        String name, List<Reviewer> reviewers, Optional<Boolean> preventsSelfReview, Optional<Boolean> adminBypass) {
    /** Copies the list. */
    public EnvironmentRules {
        reviewers = List.copyOf(reviewers);
    }

    /**
     * Whether administrators may go on without a review, as far as anybody knows.
     *
     * @return {@code true} unless GitHub says that they may not
     */
    public boolean adminsMayBypass() {
        return adminBypass.orElse(true);
    }

    static EnvironmentRules of(Fields environment, String asked) throws GithubFault {
        String name = environment.text("name");
        // GitHub does not tell upper and lower case apart.
        if (!name.equalsIgnoreCase(asked)) {
            throw environment.fault("name", "the environment that was asked for");
        }
        List<Fields> rules = reviewRules(environment);
        return new EnvironmentRules(
                name, reviewers(rules), preventsSelfReview(rules), environment.findFlag("can_admins_bypass"));
    }

    private static List<Fields> reviewRules(Fields environment) throws GithubFault {
        List<Fields> rules = new ArrayList<>();
        if (environment.has("protection_rules")) {
            for (Fields rule : environment.list("protection_rules")) {
                if (rule.text("type").equals("required_reviewers")) {
                    rules.add(rule);
                }
            }
        }
        return rules;
    }

    private static List<Reviewer> reviewers(List<Fields> rules) throws GithubFault {
        List<Reviewer> reviewers = new ArrayList<>();
        for (Fields rule : rules) {
            reviewers.addAll(Reviewer.in(rule));
        }
        return reviewers;
    }

    private static Optional<Boolean> preventsSelfReview(List<Fields> rules) throws GithubFault {
        Optional<Boolean> said = Optional.empty();
        for (Fields rule : rules) {
            said = rule.findFlag("prevent_self_review");
            if (!said.orElse(false)) {
                return said;
            }
        }
        return said;
    }
}
