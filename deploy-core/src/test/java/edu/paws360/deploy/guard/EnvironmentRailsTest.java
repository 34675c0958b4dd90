package edu.paws360.deploy.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import edu.paws360.deploy.check.CheckResult;
import edu.paws360.deploy.check.CheckStatus;
import edu.paws360.deploy.github.EnvironmentRules;
import edu.paws360.deploy.github.Reviewer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EnvironmentRailsTest {
    private static final List<Reviewer> SRE = List.of(new Reviewer.Team("sre"));

    private static List<CheckResult> rails(
            List<Reviewer> reviewers, Optional<Boolean> preventsSelfReview, Optional<Boolean> adminBypass) {
        EnvironmentRules rules = new EnvironmentRules("production", reviewers, preventsSelfReview, adminBypass);
        return new EnvironmentRails(rules, Duration.ZERO).all();
    }

    @Test
    void an_environment_with_all_rails_passes() {
        assertThat(rails(SRE, Optional.of(true), Optional.of(false)))
                .extracting(CheckResult::name, CheckResult::status, CheckResult::detail)
                .containsExactly(
                        tuple("reviewers", CheckStatus.PASSED, "environment production is reviewed by team sre"),
                        tuple(
                                "selfReview",
                                CheckStatus.PASSED,
                                "environment production lets nobody approve a run that they started"),
                        tuple(
                                "bypass",
                                CheckStatus.PASSED,
                                "environment production lets no administrator bypass its rules"));
    }

    @Test
    void a_rail_that_is_down_is_a_warning_that_says_where_it_is() {
        assertThat(rails(SRE, Optional.of(false), Optional.of(true)))
                .extracting(CheckResult::status, CheckResult::detail)
                .contains(
                        tuple(
                                CheckStatus.WARNED,
                                "environment production lets people approve runs that they started. Switch on Prevent"
                                        + " self-review in the repository's settings under Environments"),
                        tuple(
                                CheckStatus.WARNED,
                                "environment production lets administrators bypass its rules. Switch off Allow"
                                        + " administrators to bypass in the repository's settings under Environments"));
    }

    @Test
    void an_environment_that_nobody_reviews_is_warned_of_once() {
        assertThat(rails(List.of(), Optional.empty(), Optional.of(false)))
                .extracting(CheckResult::name, CheckResult::status, CheckResult::detail)
                .startsWith(
                        tuple(
                                "reviewers",
                                CheckStatus.WARNED,
                                "environment production has no required reviewers, so a job gets it unasked. Add some"
                                        + " in the repository's settings under Environments"),
                        tuple("selfReview", CheckStatus.NOT_CONFIGURED, "nobody reviews"));
    }

    @Test
    void what_GitHub_does_not_say_is_unknown_and_not_passed() {
        assertThat(rails(SRE, Optional.empty(), Optional.empty()))
                .filteredOn(rail -> !rail.name().equals("reviewers"))
                .allSatisfy(rail -> {
                    assertThat(rail.status()).isEqualTo(CheckStatus.WARNED);
                    assertThat(rail.detail())
                            .isEqualTo("unknown: GitHub does not say it of environment production. See yourself in the"
                                    + " repository's settings under Environments");
                });
    }
}
