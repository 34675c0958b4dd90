package edu.paws360.deploy.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpokenTest {
    @ParameterizedTest
    @CsvSource({
        "PT0S, 0.0 s",
        "PT0.449S, 0.4 s",
        "PT59.9S, 59.9 s",
        "PT1M, 1 min",
        "PT12M5.9S, 12 min 5 s",
        "PT4H, 4 h",
        "PT4H0M1S, 4 h 1 s",
        "P30D, 30 d"
    })
    void whatWasMeasuredIsSaidToATenthOfASecondAndFromAMinuteOnWithoutWhatIsZero(Duration measured, String words) {
        assertThat(Spoken.of(measured)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S, 0 ms",
        "PT0.2S, 200 ms",
        "PT2.5S, 2500 ms",
        "PT5S, 5 s",
        "PT90S, 1 min 30 s",
        "PT30M, 30 min",
        "PT4H, 4 h",
        "PT36H, 1 d 12 h"
    })
    void whatSomebodyHasSetIsSaidAsItIs(Duration set, String words) {
        assertThat(Spoken.limit(set)).isEqualTo(words);
    }
}
