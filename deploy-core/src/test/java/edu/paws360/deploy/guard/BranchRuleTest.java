package edu.paws360.deploy.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BranchRuleTest {

    @ParameterizedTest
    @CsvSource({
        "main,        main,               true",
        "main,        Main,               false",
        "main,        main2,              false",
        "main,        xmain,              false",
        "main,        feature/main,       false",
        "main,        heads/main,         false",
        "main,        refs/heads/main,    false",
        "release/*,   release/1.2,        true",
        "release/*,   release/1.2/hotfix, true",
        "release/*,   release/,           false",
        "release/*,   release,            false",
        "release/*,   Release/1.2,        false",
        "release/*,   x/release/1.2,      false",
        "*-stable,    2.x-stable,         true",
        "*-stable,    -stable,            false",
        "v*.*,        v1.2,               true",
        "v*.*,        v12,                false",
        "ma.n,        main,               false",
        "ma.n,        ma.n,               true",
        "main|dev,    dev,                false",
        "\\Q,         main,               false",
        "a\\E.*\\Qb,  axxb,               false",
        "(main,       (main,              true"
    })
    void a_pattern_matches_whole_names_and_only_the_star_is_special(String pattern, String branch, boolean matches) {
        assertThat(new BranchRule(List.of(pattern)).allows(branch)).isEqualTo(matches);
    }

    @Test
    void one_of_several_patterns_is_enough() {
        BranchRule rule = new BranchRule(List.of("main", "release/*"));

        assertThat(rule.allows("main")).isTrue();
        assertThat(rule.allows("release/7")).isTrue();
        assertThat(rule.allows("feature/x")).isFalse();
    }

    @Test
    void no_pattern_or_a_blank_one_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BranchRule(List.of()))
                .withMessage("deploy.branches is [], but needs at least one branch and no blank one, such as main.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BranchRule(List.of("main", " ")))
                .withMessage(
                        "deploy.branches is [main,  ], but needs at least one branch and no blank one, such as main.");
    }
}
