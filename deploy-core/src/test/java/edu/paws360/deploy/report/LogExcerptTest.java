package edu.paws360.deploy.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogExcerptTest {
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
    void cutsNoCharacterInHalfAndTakesColoursAsTheLogHasThem() throws IOException {
        Path log = Files.writeString(
                folder.resolve("log"),
                "\\x1b[0;32mok\\x1b[0m\n" + "x".repeat(LogExcerpt.LONGEST - 2) + "😀 and more\n");

        LogExcerpt excerpt = LogExcerpt.of(log);

        assertThat(excerpt.lines()).containsExactly("ok", "x".repeat(LogExcerpt.LONGEST - 2) + "…");
    }

    @Test
    void isEmptyWhereThereIsNoLog() throws IOException {
        assertThat(LogExcerpt.of(folder.resolve("none"))).isEqualTo(LogExcerpt.NONE);
        assertThat(LogExcerpt.NONE.html()).isEmpty();
    }
}
