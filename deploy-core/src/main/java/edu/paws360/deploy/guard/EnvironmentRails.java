package edu.paws360.deploy.guard;

import edu.paws360.deploy.check.CheckResult;
import edu.paws360.deploy.check.CheckStatus;
import edu.paws360.deploy.github.EnvironmentRules;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The rails that an environment has.
 *
 * @param rules what it asks for
 * @param took how long it took to learn that
 */
record EnvironmentRails(EnvironmentRules rules, Duration took) {
    private static final String WHERE = " in the repository's settings under Environments";

    List<CheckResult> all() {
        return List.of(reviewers(), selfReview(), bypass());
    }

    private CheckResult reviewers() {
        return rules.reviewers().isEmpty()
                ? warned("reviewers", "has no required reviewers, so a job gets it unasked. Add some" + WHERE)
                : passed("reviewers", "is reviewed by " + names());
    }

    private CheckResult selfReview() {
        if (rules.reviewers().isEmpty()) {
            return CheckResult.withoutLook("selfReview", CheckStatus.NOT_CONFIGURED, "nobody reviews");
        }
        return rail(
                "selfReview",
                rules.preventsSelfReview(),
                "lets nobody approve a run that they started",
                "lets people approve runs that they started. Switch on Prevent self-review" + WHERE);
    }

    private CheckResult bypass() {
        return rail(
                "bypass",
                rules.adminBypass().map(may -> !may),
                "lets no administrator bypass its rules",
                "lets administrators bypass its rules. Switch off Allow administrators to bypass" + WHERE);
    }

    private CheckResult rail(String name, Optional<Boolean> up, String good, String bad) {
        if (up.isEmpty()) {
            return CheckResult.warned(
                    name,
                    "unknown: GitHub does not say it of environment " + rules.name() + ". See yourself" + WHERE,
                    took);
        }
        return up.get() ? passed(name, good) : warned(name, bad);
    }

    private CheckResult passed(String name, String detail) {
        return CheckResult.passed(name, environment() + detail, took);
    }

    private CheckResult warned(String name, String detail) {
        return CheckResult.warned(name, environment() + detail, took);
    }

    private String environment() {
        return "environment " + rules.name() + " ";
    }

    private String names() {
        return rules.reviewers().stream().map(Object::toString).collect(Collectors.joining(", "));
    }
}
