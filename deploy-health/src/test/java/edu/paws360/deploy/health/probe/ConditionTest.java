package edu.paws360.deploy.health.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a value has to be. */
class ConditionTest {
    @ParameterizedTest
    @CsvSource({
        "healthy, healthy",
        "== healthy, healthy",
        "!= down, up",
        "< 0.01, 0.0099",
        "< 0.01, 1e-3",
        "<=0.01, 0.010",
        "> -1, 0",
        ">= 3, 3.0",
    })
    void holds(String condition, String seen) {
        assertThat(Condition.parse(condition).holds(seen)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "healthy, Healthy",
        "1.1, 1.10",
        "0e1, 0e2",
        "!= down, down",
        "< 0.01, 0.01",
        "< 0.01, NaN",
        "< 0.01, ''",
        "< 0.01, none",
        "> 1, Infinity",
    })
    void doesNotHold(String condition, String seen) {
        assertThat(Condition.parse(condition).holds(seen)).isFalse();
    }

    @Test
    void comparesNumbersByTheirSize() {
        assertThat(Condition.parse("== 1").holds(new BigDecimal("1.0"))).isTrue();
        assertThat(Condition.parse("!= 1").holds(new BigDecimal("1.0"))).isFalse();
        assertThat(Condition.parse("up").holds(BigDecimal.ONE)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "< many, 'Only a number can stand behind <, not: many'",
        "<, 'Expected a comparison and a value such as < 0.01, but there is no value'"
    })
    void refusesWhatCannotBeCompared(String text, String message) {
        assertThatThrownBy(() -> Condition.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void readsItsOwnText() {
        assertThat(Condition.parse(Condition.parse("<= 3").toString()))
                .isEqualTo(new Condition(Comparison.AT_MOST, "3"));
    }
}
