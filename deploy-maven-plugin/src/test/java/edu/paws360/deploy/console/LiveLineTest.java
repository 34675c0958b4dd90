package edu.paws360.deploy.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LiveLineTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final LiveLine line = new LiveLine(new PrintStream(bytes, true, StandardCharsets.UTF_8));

    @Test
    void itIsWrittenOverAndTakenAway() {
        line.show("execute for 1.0 s");
        line.show("execute for 2.0 s");
        line.erase();

        assertThat(written())
                .isEqualTo("\r\u001b[?7lexecute for 1.0 s\u001b[K\u001b[?7h\r"
                        + "\r\u001b[?7lexecute for 2.0 s\u001b[K\u001b[?7h\r"
                        + "\r\u001b[K");
    }

    @Test
    void whatIsNotThereIsNotTakenAway() {
        line.erase();

        assertThat(written()).isEmpty();
    }

    @Test
    void itIsOneLine() {
        line.show("one\ntwo");

        assertThat(written()).contains("one").doesNotContain("two").doesNotContain("\n");
    }

    private String written() {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
