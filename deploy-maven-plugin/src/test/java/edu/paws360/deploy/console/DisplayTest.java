package edu.paws360.deploy.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisplayTest {
    private final Map<String, String> environment = new HashMap<>(Map.of("TERM", "xterm-256color"));

    @Test
    void aTerminalOnWhichSomebodySitsShowsAll() {
        assertThat(Display.of(true, true, "", environment)).isEqualTo(new Display(true, true));
    }

    @ParameterizedTest
    @CsvSource({
        "TERM, dumb",
        "TERM, ''",
        "CI, true",
        "CI, 1",
        "GITHUB_ACTIONS, true",
        "MAVEN_CMD_LINE_ARGS, ' -l out deploy:production'",
        "MAVEN_CMD_LINE_ARGS, ' deploy:production --log-file=out'"
    })
    void whatCannotOrShouldNotMoveShowsLines(String name, String value) {
        environment.put(name, value);

        assertThat(Display.of(true, true, "", environment)).isEqualTo(Display.LINES);
    }

    @Test
    void aPipeAndABatchShowLines() {
        assertThat(Display.of(false, true, "auto", environment)).isEqualTo(Display.LINES);
        assertThat(Display.of(true, false, "auto", environment)).isEqualTo(Display.LINES);
    }

    @Test
    void otherArgumentsAreNoLogFile() {
        environment.put("MAVEN_CMD_LINE_ARGS", " -llr deploy:production -Dx=-l");

        assertThat(Display.of(true, true, "", environment).live()).isTrue();
    }

    @Test
    void whoWantsNoColourSeesTheLiveLineAllTheSame() {
        environment.put("NO_COLOR", "1");

        assertThat(Display.of(true, true, "auto", environment)).isEqualTo(new Display(true, false));
        assertThat(Display.of(true, true, "never", environment)).isEqualTo(new Display(true, false));
        assertThat(Display.of(true, true, "always", environment)).isEqualTo(new Display(true, true));
    }

    @Test
    void anEmptyNoColorSaysNothing() {
        environment.put("NO_COLOR", "");

        assertThat(Display.of(true, true, "", environment).colours()).isTrue();
    }

    @Test
    void whoInsistsGetsColoursInAFileToo() {
        assertThat(Display.of(false, false, "always", environment)).isEqualTo(new Display(false, true));
    }
}
