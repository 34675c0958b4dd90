package edu.paws360.deploy.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ReportReaderTest {

    @Test
    void skipsWhatALoginShellPrintsFirst() throws IOException {
        ReportReader reader = reader("Welcome!\n\0deploy\0\0deploy-supervisor 2\nS\0\0\0\00242");

        assertThat(reader.greeting().kind()).isEqualTo(Report.Kind.GREETING);
        assertThat(reader.next().pid()).isEqualTo(42);
        assertThat(reader.next().kind()).isEqualTo(Report.Kind.CLOSED);
    }

    @Test
    void givesUpOnEndlessNoise() {
        assertThatThrownBy(() -> reader("x".repeat(70_000)).greeting())
                .isInstanceOf(IOException.class)
                .hasMessage("The supervisor's greeting was not among the first 65536 bytes");
    }

    @Test
    void tellsASignalAsAShellDoes() throws IOException {
        assertThat(reader("X\0\0\0\010signal 9").next().exitCode()).isEqualTo(137);
        assertThat(reader("X\0\0\0\006exit 3").next().exitCode()).isEqualTo(3);
    }

    @Test
    void refusesWhatIsNoFrame() {
        assertThatThrownBy(() -> reader("Z\0\0\0\0").next())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The supervisor sends no frames of kind 90");
        assertThatThrownBy(() -> reader("\0\0\0\0\0").next())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The supervisor sends no frames of kind 0");
        assertThatThrownBy(() -> reader("Oxxxx").next())
                .isInstanceOf(IOException.class)
                .hasMessage("A frame of 2021161080 bytes, expected at most 1048576");
        assertThatThrownBy(() -> reader("O\0\0\0\005abc").next())
                .isInstanceOf(EOFException.class)
                .hasMessage("The connection ended inside a frame");
    }

    private static ReportReader reader(String bytes) {
        return new ReportReader(new ByteArrayInputStream(bytes.getBytes(StandardCharsets.ISO_8859_1)));
    }
}
