package edu.paws360.deploy.console;

import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.check.CheckStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaintTest {
    private static final Paint COLOURS = new Paint(true);

    @ParameterizedTest
    @CsvSource({"PASSED, passed, 32", "FAILED, failed, 1;31", "UNKNOWN, unknown, 1;31", "WARNED, warned, 33"})
    void theStatusIsSeenAtOnce(CheckStatus status, String word, String colour) {
        assertThat(COLOURS.row(status, "api  " + word + "  0.1 s  " + word + " again"))
                .isEqualTo("api  \u001b[" + colour + "m" + word + "\u001b[m  0.1 s  " + word + " again");
    }

    @Test
    void whatWasNotLookedAtHasNoColour() {
        assertThat(COLOURS.row(CheckStatus.SKIPPED, "api  skipped  0.1 s")).isEqualTo("api  skipped  0.1 s");
    }

    @Test
    void withoutColoursALineIsAsItWas() {
        assertThat(new Paint(false).row(CheckStatus.FAILED, "api  failed  0.1 s"))
                .isEqualTo("api  failed  0.1 s");
    }
}
