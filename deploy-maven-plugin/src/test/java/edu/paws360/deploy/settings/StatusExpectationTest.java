package edu.paws360.deploy.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatusExpectationTest {
    @Test
    void oneCodeAcceptsItself() throws Exception {
        assertThat(accepted("200")).containsExactly(200);
    }

    @Test
    void codesAndRangesCanBeMixed() throws Exception {
        assertThat(accepted("200, 300-302,404")).containsExactly(200, 300, 301, 302, 404);
    }

    @Test
    void itIsWrittenAsItWasRead() throws Exception {
        assertThat(StatusExpectation.parse("200, 300-302")).hasToString("200,300-302");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ok", "20", "2000", "600", "099", "200-", "200,,204", "200 204", "2xx"})
    void anythingElseIsRefused(String text) {
        assertThatThrownBy(() -> StatusExpectation.parse(text)).hasMessage("not a list of HTTP status codes");
    }

    @ParameterizedTest
    @CsvSource("299-200")
    void aRangeEndsAfterItBegins(String text) {
        assertThatThrownBy(() -> StatusExpectation.parse(text)).hasMessage("a range that ends before it begins");
    }

    private static List<Integer> accepted(String text) throws Misread {
        StatusExpectation expectation = StatusExpectation.parse(text);
        return IntStream.range(0, 1_000).filter(expectation::accepts).boxed().toList();
    }
}
