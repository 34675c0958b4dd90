package edu.paws360.deploy.health.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What is shown of an answer has to be such that a secret in it is found, and masked. */
class UnexpectedAnswerExceptionTest {
    @Test
    void lettersStayAsTheyWereSent() {
        assertThat(shown("pässwörd €")).isEqualTo("pässwörd €");
    }

    @Test
    void whatDoesHarmOnAConsoleIsReplaced() {
        assertThat(shown("a\u001b[31m\nb\u0085\u202ec")).isEqualTo("a?[31m?b??c");
    }

    @Test
    void whereItIsCutIsMarkedSoThatTheBeginningOfASecretIsKnownAsOne() {
        assertThat(shown("x".repeat(80))).isEqualTo("x".repeat(80));
        assertThat(shown("x".repeat(81))).isEqualTo("x".repeat(80) + "…");
    }

    private static String shown(String sent) {
        return UnexpectedAnswerException.shown(
                new String(sent.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
    }
}
