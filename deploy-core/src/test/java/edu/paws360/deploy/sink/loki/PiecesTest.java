package edu.paws360.deploy.sink.loki;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Cutting lines that are too long. */
class PiecesTest {
    @Test
    void leavesALineWholeThatFits() {
        assertThat(Pieces.of("")).containsExactly("");
        assertThat(Pieces.of("1234567890123456", 16)).containsExactly("1234567890123456");
    }

    @Test
    void cutsWhatIsAByteTooLong() {
        assertThat(Pieces.of("12345678901234567", 16)).containsExactly("1234 [continued]", "5678901234567");
    }

    @Test
    void cutsBetweenCharacters() {
        String line = "\ud83d\ude00".repeat(10) + "\u00e4\u20acx".repeat(10);

        List<String> pieces = Pieces.of(line, 21);

        assertThat(pieces).allSatisfy(piece -> {
            assertThat(piece.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(21);
            assertThat(new String(piece.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                    .isEqualTo(piece);
        });
        assertThat(pieces.stream().map(piece -> piece.replace(Pieces.MARK, "")).collect(Collectors.joining()))
                .isEqualTo(line);
    }
}
