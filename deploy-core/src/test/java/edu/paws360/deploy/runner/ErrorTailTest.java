package edu.paws360.deploy.runner;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import org.junit.jupiter.api.Test;

class ErrorTailTest {

    @Test
    void aShortTextIsKeptWhole() throws InterruptedException {
        assertThat(text("\none\ntwo\n")).isEqualTo("one\ntwo");
    }

    @Test
    void aLineThatLostItsBeginningIsLeftOut() throws InterruptedException {
        assertThat(text("x".repeat(1_990) + "hunter-2 here\nthe last line\n")).isEqualTo("…\nthe last line");
        assertThat(text("x".repeat(2_001))).isEqualTo("…");
    }

    @Test
    void aCharacterMayComeInTwoPieces() throws InterruptedException {
        byte[] bytes = "grün".getBytes(UTF_8);
        InputStream pieces = new SequenceInputStream(
                new ByteArrayInputStream(bytes, 0, 3), new ByteArrayInputStream(bytes, 3, bytes.length - 3));

        assertThat(new ErrorTail(pieces).text()).isEqualTo("grün");
    }

    @Test
    void aStreamThatBreaksIsSeenToBeCut() throws InterruptedException {
        InputStream broken = new SequenceInputStream(
                new ByteArrayInputStream("hunt".getBytes(UTF_8)), new FilterInputStream(InputStream.nullInputStream()) {
                    @Override
                    public int read(byte[] bytes, int from, int most) throws IOException {
                        throw new IOException("gone");
                    }
                });

        assertThat(new ErrorTail(broken).text()).isEqualTo("hunt…");
    }

    private static String text(String errors) throws InterruptedException {
        return new ErrorTail(new ByteArrayInputStream(errors.getBytes(UTF_8))).text();
    }
}
