package edu.paws360.deploy.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
    private static final Instant NOW = Instant.parse("2026-03-04T05:06:07Z");

    @ParameterizedTest
    @CsvSource({"0, PT0S", "7, PT7S", "007, PT7S", "' 7 ', PT7S", "86399, PT23H59M59S"})
    void secondsAreTakenAsTheyAre(String text, Duration expected) {
        assertThat(RetryAfter.of(text, NOW)).contains(expected);
    }

    @Test
    void aDateIsTakenByTheClockOfTheServer() {
        assertThat(RetryAfter.of("Wed, 04 Mar 2026 05:06:37 GMT", NOW)).contains(Duration.ofSeconds(30));
        assertThat(RetryAfter.of("Wed, 4 Mar 2026 05:06:37 GMT", NOW)).contains(Duration.ofSeconds(30));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "-999999999999999999", "Wed, 04 Mar 2026 05:06:06 GMT"})
    void whatIsPastIsNow(String text) {
        assertThat(RetryAfter.of(text, NOW)).contains(Duration.ZERO);
    }

    @ParameterizedTest
    @ValueSource(strings = {"86400", "86401", "999999999999999999", "Fri, 31 Dec 9999 23:59:59 GMT"})
    void nobodyWaitsLongerThanADay(String text) {
        assertThat(RetryAfter.of(text, NOW)).contains(Duration.ofDays(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "soon",
                "1.5",
                "+7",
                "7 s",
                "7, 8",
                "0x10",
                "٧",
                "9999999999999999999",
                "Thu, 04 Mar 2026 05:06:37 GMT",
                "Wed, 04 Mar 2026",
                "2026-03-04T05:06:37Z"
            })
    void nonsenseSaysNothing(String text) {
        assertThat(RetryAfter.of(text, NOW)).isEmpty();
    }
}
