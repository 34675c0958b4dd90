package edu.paws360.deploy.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import edu.paws360.deploy.check.CheckStatus;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AgeLimitTest {
    private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");

    private final AgeLimit limit = new AgeLimit(Duration.ofDays(90));

    private Aged of(Duration age) {
        return limit.judge("DB_PASSWORD (repository paws360/shop)", NOW.minus(age), NOW);
    }

    @ParameterizedTest
    @CsvSource({
        "PT-1M, PASSED",
        "PT0S, PASSED",
        "P75DT23H59M59S, PASSED",
        "P76D, WARNED",
        "P89DT23H59M59S, WARNED",
        "P90D, WARNED",
        "P90DT1S, FAILED",
        "P3650D, FAILED"
    })
    void is_quiet_for_76_days_warns_until_90_are_over_and_fails_a_second_later(Duration age, CheckStatus status) {
        assertThat(of(age).status()).isEqualTo(status);
    }

    @Test
    void tells_until_when_a_secret_has_to_be_changed() {
        assertThat(of(Duration.ofDays(76)).line())
                .isEqualTo("DB_PASSWORD (repository paws360/shop) has to be changed by 2026-12-12T12:00:00Z"
                        + " (deploy.secrets.maxAge, 90 days), within 14 days");
        assertThat(of(Duration.ofDays(76).plusSeconds(1)).line()).endsWith(", within 13 days");
        assertThat(of(Duration.ofDays(89)).line()).endsWith(", within 1 day");
        assertThat(of(Duration.ofDays(90)).line())
                .endsWith(" has to be changed by 2026-11-28T12:00:00Z (deploy.secrets.maxAge, 90 days), within a day");
    }

    @Test
    void tells_since_when_a_secret_is_too_old() {
        assertThat(of(Duration.ofDays(90).plusSeconds(1)).line())
                .isEqualTo("DB_PASSWORD (repository paws360/shop) was to be changed by 2026-11-28T11:59:59Z"
                        + " (deploy.secrets.maxAge, 90 days), but is of 2026-08-30T11:59:59Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-28T12:01:01Z", "9999-12-31T23:59:59Z", "+1000000000-12-31T23:59:59.999999999Z"})
    void does_not_know_the_age_of_what_is_changed_in_the_future(Instant updated) {
        assertThat(limit.judge("API_KEY", updated, NOW))
                .isEqualTo(new Aged(
                        "API_KEY",
                        CheckStatus.UNKNOWN,
                        "the age of API_KEY is not known: GitHub says it was changed at " + updated
                                + ", and that it is 2026-11-28T12:00:00Z now"));
    }

    @Test
    void takes_the_oldest_time_there_is_for_too_old() {
        assertThat(limit.judge("API_KEY", Instant.MIN, NOW).status()).isEqualTo(CheckStatus.FAILED);
    }

    @Test
    void warns_14_days_before_whatever_the_limit() {
        AgeLimit month = new AgeLimit(Duration.ofDays(30));

        assertThat(month.judge("API_KEY", NOW.minus(Duration.ofDays(16)), NOW).status())
                .isEqualTo(CheckStatus.WARNED);
        assertThatThrownBy(() -> new AgeLimit(Duration.ofDays(14)))
                .hasMessage("deploy.secrets.maxAge is 14 days, but must be above 14 days.");
    }
}
