package edu.paws360.deploy.health.probe;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * One line of a Redis server: a status such as {@code +PONG}, or an error such as {@code -NOAUTH text}.
 *
 * @param error whether it is an error
 * @param text what stands behind the sign
 */
record RedisReply(boolean error, String text) {
    private static final int LINE_MAX = 2_048;

    /** A command in the form that Redis has always read: an array of words with their lengths. */
    static byte[] command(List<String> words) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(("*" + words.size() + "\r\n").getBytes(UTF_8));
        for (String word : words) {
            byte[] content = word.getBytes(UTF_8);
            bytes.writeBytes(("$" + content.length + "\r\n").getBytes(UTF_8));
            bytes.writeBytes(content);
            bytes.writeBytes("\r\n".getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }

    static RedisReply read(InputStream input) throws IOException {
        int sign = input.read();
        if (sign < 0) {
            throw new EOFException("closed by the server: nothing was sent");
        }
        if (sign != '+' && sign != '-') {
            throw UnexpectedAnswerException.insteadOf("the protocol of Redis", sign, input);
        }
        String text = AnswerLine.read(input, LINE_MAX)
                .orElseThrow(() -> new EOFException("closed by the server: its answer was incomplete"));
        return new RedisReply(sign == '-', text);
    }

    boolean is(String status) {
        return !error && text.equals(status);
    }

    /** The first word of an error, which says of what kind it is. */
    String code() {
        return error ? text.split(" ", 2)[0] : "";
    }
}
