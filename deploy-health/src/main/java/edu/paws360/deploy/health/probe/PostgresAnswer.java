package edu.paws360.deploy.health.probe;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;

/**
 * What a PostgreSQL server answers first: a request to authenticate, or an error.
 *
 * @param sqlState the error's code, empty if it is none
 * @param message the error's text, of one line
 */
record PostgresAnswer(String sqlState, String message) {
    private static final String PROTOCOL = "the protocol of PostgreSQL";
    private static final int LENGTH_LEAST = 8;
    private static final int AUTHENTICATION_MOST = 2_000;
    private static final int ERROR_MOST = 30_000;
    private static final int MESSAGE_MOST = 300;
    private static final int STATE_LENGTH = 5;

    static PostgresAnswer read(InputStream input) throws IOException {
        int type = input.read();
        return switch (type) {
            case -1 -> throw new EOFException("closed by the server: nothing was sent");
            case 'R' -> authentication(input);
            case 'E' -> error(input);
            default -> throw UnexpectedAnswerException.insteadOf(PROTOCOL, type, input);
        };
    }

    private static PostgresAnswer authentication(InputStream input) throws IOException {
        body(input, 'R', AUTHENTICATION_MOST);
        return new PostgresAnswer("", "");
    }

    private static PostgresAnswer error(InputStream input) throws IOException {
        Map<Character, String> fields = new HashMap<>();
        for (String field : new String(body(input, 'E', ERROR_MOST), UTF_8).split("\0", -1)) {
            if (!field.isEmpty()) {
                fields.put(field.charAt(0), field.substring(1));
            }
        }
        String state = fields.getOrDefault('C', "");
        if (state.length() != STATE_LENGTH) {
            throw UnexpectedAnswerException.insteadOf(PROTOCOL, "E" + fields);
        }
        return new PostgresAnswer(state, oneLine(fields.getOrDefault('M', "no text")));
    }

    /** What follows the type and its length, which counts itself. */
    private static byte[] body(InputStream input, char type, int most) throws IOException {
        byte[] head = input.readNBytes(Integer.BYTES);
        if (head.length < Integer.BYTES) {
            throw new EOFException("closed by the server: its answer was incomplete");
        }
        int length = new DataInputStream(new ByteArrayInputStream(head)).readInt();
        if (length < LENGTH_LEAST || length > most) {
            throw UnexpectedAnswerException.insteadOf(PROTOCOL, type + new String(head, ISO_8859_1));
        }
        byte[] body = input.readNBytes(length - Integer.BYTES);
        if (body.length < length - Integer.BYTES) {
            throw new EOFException("closed by the server: its answer was incomplete");
        }
        return body;
    }

    private static String oneLine(String text) {
        String line = text.replaceAll("\\s+", " ");
        return line.length() <= MESSAGE_MOST ? line : line.substring(0, MESSAGE_MOST) + "…";
    }

    @Override
    public String toString() {
        return message + ", SQLSTATE " + sqlState;
    }
}
