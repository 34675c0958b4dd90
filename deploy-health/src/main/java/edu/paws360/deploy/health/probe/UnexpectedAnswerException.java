package edu.paws360.deploy.health.probe;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serial;
import java.nio.charset.StandardCharsets;

/** The service answered something that no later attempt will make right: another protocol, or too much of it. */
final class UnexpectedAnswerException extends IOException {
    private static final int SHOWN = 80;
    private static final int READ = 4 * SHOWN;

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
        byte[] more = rest.readNBytes(Math.min(READ, rest.available()));
        return insteadOf(protocol, (char) first + new String(more, StandardCharsets.ISO_8859_1).strip());
    }

    /**
     * The beginning of what was answered, in letters that do no harm. They are the ones that were sent, and a cut is marked,
     * so that a secret among them is known as one, and masked.
     *
     * @param line the bytes, each as a character
     */
    static String shown(String line) {
        return shown(line, SHOWN);
    }

    static String shown(String line, int most) {
        String text = new String(line.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8)
                .replaceAll("[\\p{C}\\p{Zl}\\p{Zp}]", "?");
        return text.length() <= most ? text : text.substring(0, most) + "…";
    }
}
