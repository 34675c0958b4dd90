package edu.paws360.deploy.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class OutputLinesTest {

    private final Lines seen = new Lines();
    private final OutputLines lines = new OutputLines(seen);

    @Test
    void aLineIsHandedOnWhenItEnds() {
        add("one\ntw");
        assertThat(seen.seen()).containsExactly("one");

        add("o\r\n\nthree");
        assertThat(seen.seen()).containsExactly("one", "two", "");

        lines.end();
        lines.end();
        assertThat(seen.seen()).containsExactly("one", "two", "", "three");
    }

    @Test
    void aCharacterMayComeInPieces() {
        byte[] bytes = "grün €\n".getBytes(StandardCharsets.UTF_8);
        for (byte each : bytes) {
            lines.add(new byte[] {each});
        }

        assertThat(seen.seen()).containsExactly("grün €");
    }

    @Test
    void malformedBytesAreReplaced() {
        lines.add(new byte[] {'a', (byte) 0xff, 'b', '\n'});

        assertThat(seen.seen()).containsExactly("a\ufffdb");
    }

    @Test
    void aLineAtTheLimitIsWholeAndALongerOneIsMarked() {
        String full = "x".repeat(OutputLines.LIMIT);

        add(full + "\n" + full + "yz");
        add("zz\nshort\n");

        assertThat(seen.seen()).containsExactly(full, full + " [line cut after 65536 bytes]", "short");
    }

    @Test
    void aLineThatWasCutInTheMidstOfACharacterEndsBeforeIt() {
        String text = "x".repeat(OutputLines.LIMIT - 1);

        add(text + "ö\n");

        assertThat(seen.seen()).containsExactly(text + " [line cut after 65536 bytes]");
    }

    @Test
    void whatHasNoEndIsToldApart() {
        add("one\ntwo");
        lines.end();

        assertThat(seen.seen()).containsExactly("one", "two");
        assertThat(seen.unfinished()).containsExactly("two");
    }

    @Test
    void theListenerIsToldWhenNothingMoreHasCome() {
        add("one\ntwo\nthr");
        assertThat(seen.flushed()).containsExactly("one", "two");

        add("ee");
        lines.end();
        assertThat(seen.flushed()).containsExactly("one", "two", "three");
    }

    @Test
    void nothingIsHandedOnOnceMuted() {
        add("one\n");
        lines.mute();
        add("two\n");

        assertThat(seen.seen()).containsExactly("one");
    }

    private void add(String text) {
        lines.add(text.getBytes(StandardCharsets.UTF_8));
    }
}
