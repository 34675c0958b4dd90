package edu.paws360.deploy.health.probe;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serial;
import java.nio.charset.StandardCharsets;

/** The service answered something that no later attempt will make right: another protocol, or too much of it. */
final class UnexpectedAnswerException extends IOException {
    private static final int SHOWN = 80;

    @Serial
    private static final long serialVersionUID = 1L;

    UnexpectedAnswerException(String message) {
        super(message);
    }

    static UnexpectedAnswerException insteadOf(String protocol, String answer) {
        return new UnexpectedAnswerException("did not answer in " + protocol + ", but with: " + shown(answer));
    }

    /** With what has already come after the first byte; waits for nothing more. */
    static UnexpectedAnswerException insteadOf(String protocol, int first, InputStream rest) throws IOException {
        byte[] more = rest.readNBytes(Math.min(SHOWN, rest.available()));
        return insteadOf(protocol, (char) first + new String(more, StandardCharsets.ISO_8859_1).strip());
    }

    /** The beginning of what was answered, in letters that do no harm. */
    static String shown(String line) {
        return line.substring(0, Math.min(SHOWN, line.length())).replaceAll("[^\\x20-\\x7e]", "?");
    }
}
