package edu.paws360.deploy.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class LogExcerptTest {
    private static final long LONG_LINE = Long.getLong("long.line", 1 << 25);

    @TempDir
    Path folder;

    @Test
    void keepsTheLastLinesAndTellsHowManyAreLeftOut() throws IOException {
        Path log = Files.write(
                folder.resolve("log"),
                IntStream.rangeClosed(1, LogExcerpt.MOST + 7)
                        .mapToObj(i -> "line " + i)
                        .toList());

        LogExcerpt excerpt = LogExcerpt.of(log);

        assertThat(excerpt.before()).isEqualTo(7);
        assertThat(excerpt.lines())
                .hasSize(LogExcerpt.MOST)
                .startsWith("line 8")
                .endsWith("line 5007");
        assertThat(excerpt.html())
                .contains("The 7 lines before these stand in deployment.log.", "<li value=\"8\">line 8</li>");
    }

    @Test
    void takesLongLinesColoursAndBytesThatAreNoText() throws IOException {
        Path log = folder.resolve("log");
        Files.write(log, "\u001b[31mred\u001b[0m \u00ff\n".getBytes(StandardCharsets.ISO_8859_1));
        Files.writeString(log, "x".repeat(LogExcerpt.LONGEST + 1), StandardOpenOption.APPEND);

        assertThat(LogExcerpt.of(log).lines()).containsExactly("red \ufffd", "x".repeat(LogExcerpt.LONGEST - 1) + "…");
    }

    @Test
    void keepsNoMoreOfALineThanIsShownHoweverLongItIs() throws IOException {
        Path log = folder.resolve("log");
        try (RandomAccessFile sparse = new RandomAccessFile(log.toFile(), "rw")) {
            sparse.setLength(LONG_LINE);
            sparse.seek(LONG_LINE);
            sparse.write("\nlast\r\n".getBytes(StandardCharsets.UTF_8));
        }

        LogExcerpt excerpt = LogExcerpt.of(log);

        assertThat(excerpt.lines()).hasSize(2).endsWith("last");
        assertThat(excerpt.lines().get(0)).hasSize(LogExcerpt.LONGEST).endsWith("…");
    }

    @Test
    void aLineWhoseColoursAreTheMostOfItIsSaidToBeCutToo() throws IOException {
        Path log = Files.writeString(folder.resolve("log"), "\u001b[31m".repeat(10_000) + "red\n");

        assertThat(LogExcerpt.of(log).lines()).singleElement().asString().endsWith("…");
    }

    @Test
    void anUnfinishedLineIsOneAndAnEmptyOneToo() throws IOException {
        Path log = Files.writeString(folder.resolve("log"), "a\n\nb");

        assertThat(LogExcerpt.of(log).lines()).containsExactly("a", "", "b");
        assertThat(LogExcerpt.of(Files.writeString(log, "")).lines()).isEmpty();
    }

    @Test
    void cutsNoCharacterInHalfAndTakesColoursAsTheLogHasThem() throws IOException {
        Path log = Files.writeString(
                folder.resolve("log"),
                "\\x1b[0;32mok\\x1b[0m\n" + "x".repeat(LogExcerpt.LONGEST - 2) + "😀 and more\n");

        LogExcerpt excerpt = LogExcerpt.of(log);

        assertThat(excerpt.lines()).containsExactly("ok", "x".repeat(LogExcerpt.LONGEST - 2) + "…");
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "needs /dev/full")
    void isEmptyWhereTheLogIsADeviceThatNeverEnds() throws IOException {
        Path log = Files.createSymbolicLink(folder.resolve("log"), Path.of("/dev/full"));

        assertThat(LogExcerpt.of(log)).isEqualTo(LogExcerpt.NONE);
    }

    @Test
    void isEmptyWhereThereIsNoLog() throws IOException {
        assertThat(LogExcerpt.of(folder.resolve("none"))).isEqualTo(LogExcerpt.NONE);
        assertThat(LogExcerpt.NONE.html()).isEmpty();
    }
}
