package edu.paws360.deploy.sink.loki;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lines that are refused, for people. */
class SetAsideTest {
    private static final Streams STREAMS = new Streams(new SpoolOrigin(Origins.of("d1"), LokiTags.LABELS));

    @TempDir
    Path folder;

    private static SpoolLine line(long stamp, String text) {
        byte[] line = SpoolLine.of(stamp, SpoolLine.outputKey(Origins.RUNNER), SpoolLine.quoted(text));
        return SpoolLine.at(line, 0);
    }

    @Test
    void keepsWhatIsSpecialAsItWas() throws Exception {
        new SetAside(folder).keep(STREAMS, line(1, "\u00e4 \"x\" \u0007"), "why \"not\"");

        assertThat(Aside.in(folder)).containsExactly("d1 \u00e4 \"x\" \u0007");
    }

    @Test
    void keepsALineOnceThatTheRunBeforeHadSetAsideWhenItWasKilled() throws Exception {
        new SetAside(folder).keep(STREAMS, line(7, "one"), "refused");

        SetAside next = new SetAside(folder);
        next.keep(STREAMS, line(7, "one"), "refused");
        next.keep(STREAMS, line(8, "one"), "refused");

        assertThat(Aside.in(folder)).containsExactly("d1 one", "d1 one");
    }

    @Test
    void readsOverWhatIsNoText() throws Exception {
        Files.write(folder.resolve("refused.jsonl"), new byte[] {'{', (byte) 0xff, '\n'});

        new SetAside(folder).keep(STREAMS, line(1, "one"), "refused");

        assertThat(Files.readString(folder.resolve("refused.jsonl"), StandardCharsets.ISO_8859_1))
                .contains("\"line\":\"one\"");
    }
}
