package edu.paws360.deploy.health.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which statuses are good. */
class StatusExpectationTest {
    @ParameterizedTest
    @CsvSource({"200, '200'", "' 200 , 204 ', '200,204'", "200-299, 200-299", "'200 - 204,304', '200-204,304'"})
    void readsItsTextForm(String text, String shown) {
        assertThat(StatusExpectation.parse(text)).hasToString(shown);
    }

    @Test
    void holdsBothEndsOfARange() {
        StatusExpectation expectation = StatusExpectation.parse("200-202,404");

        assertThat(List.of(200, 202, 404)).allMatch(expectation::matches);
        assertThat(List.of(199, 203, 403, 405)).noneMatch(expectation::matches);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "ok", "2xx", "200,", "200;204", "200-", "-200", "200-204-206", "٢٠٠"})
    void refusesOtherText(String text) {
        assertThatThrownBy(() -> StatusExpectation.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Expected HTTP statuses such as 200, or 200,204, or 200-299, but was: " + text);
    }

    @ParameterizedTest
    @CsvSource({"100, 100-100", "600, 600-600", "299-200, 299-200"})
    void refusesWhatIsNoFinalStatus(String text, String shown) {
        assertThatThrownBy(() -> StatusExpectation.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("HTTP statuses go from 200 to 599, the lower one first, not " + shown);
    }

    @Test
    void refusesToExpectNothing() {
        assertThatThrownBy(StatusExpectation::of)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("At least one HTTP status has to be good.");
    }
}
