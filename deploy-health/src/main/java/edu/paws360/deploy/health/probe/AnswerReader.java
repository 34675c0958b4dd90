package edu.paws360.deploy.health.probe;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads one HTTP/1 answer, of bounded size, and knows how far it came when the connection ends too early. For one
 * answer and one thread.
 */
final class AnswerReader {
    /** The largest body that is read, in bytes. */
    static final int BODY_MAX = 1_000_000;

    private static final int LINE_MAX = 8_192;
    private static final int HEADERS_MAX = 256;
    private static final String PROTOCOL = "HTTP/1";
    private static final String MAGIC = "HTTP/";
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([1-9]\\d\\d)(?: .*)?");
    private static final Pattern CHUNK = Pattern.compile("([0-9a-fA-F]{1,8})\\s*(?:;.*)?");

    private final InputStream input;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private String progress = "nothing was sent";

    AnswerReader(InputStream input) {
        this.input = input;
    }

    /** How much of the answer has come so far. */
    String progress() {
        return body.size() == 0 ? progress : progress + " and " + body.size() + " bytes of the body";
    }

    HttpAnswer read(String method) throws IOException {
        HttpHead head = head();
        while (head.interim()) {
            head = head();
        }
        progress = "HTTP " + head.status();
        if (head.hasBody(method)) {
            readBody(head);
        }
        return new HttpAnswer(head.status(), body.toString(StandardCharsets.UTF_8), head.location());
    }

    private HttpHead head() throws IOException {
        int status = status();
        Map<String, String> headers = new HashMap<>();
        for (int count = 0; count < HEADERS_MAX; count++) {
            String line = line();
            if (line.isEmpty()) {
                return new HttpHead(status, headers);
            }
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.put(
                        line.substring(0, colon).toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
        }
        throw new UnexpectedAnswerException("answered with more than " + HEADERS_MAX + " headers");
    }

    private int status() throws IOException {
        // Looked at first, so that a server that greets in another protocol, and then waits, is known at once.
        String magic = new String(input.readNBytes(MAGIC.length()), StandardCharsets.ISO_8859_1);
        if (!MAGIC.startsWith(magic)) {
            throw UnexpectedAnswerException.insteadOf(PROTOCOL, magic);
        }
        if (magic.length() < MAGIC.length()) {
            throw ended();
        }
        progress = "its head was incomplete";
        String line = magic + line();
        Matcher matcher = STATUS.matcher(line);
        if (!matcher.matches()) {
            throw UnexpectedAnswerException.insteadOf(PROTOCOL, line);
        }
        return Integer.parseInt(matcher.group(1));
    }

    private void readBody(HttpHead head) throws IOException {
        if (head.chunked()) {
            readChunks();
        } else if (head.length() >= 0) {
            take(head.length());
        } else {
            takeAll();
        }
    }

    private void readChunks() throws IOException {
        for (long size = chunkSize(); size > 0; size = chunkSize()) {
            take(size);
            line();
        }
        while (!line().isEmpty()) {
            // What follows the last chunk are headers that nobody asked for.
        }
    }

    private long chunkSize() throws IOException {
        String line = line();
        Matcher matcher = CHUNK.matcher(line);
        if (!matcher.matches()) {
            throw new UnexpectedAnswerException(
                    "answered with a broken chunk: " + UnexpectedAnswerException.shown(line));
        }
        return Long.parseLong(matcher.group(1), 16);
    }

    private void take(long length) throws IOException {
        requireBound(body.size() + length);
        byte[] buffer = new byte[LINE_MAX];
        for (long left = length; left > 0; ) {
            int count = input.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (count < 0) {
                throw ended();
            }
            body.write(buffer, 0, count);
            left -= count;
        }
    }

    private void takeAll() throws IOException {
        byte[] buffer = new byte[LINE_MAX];
        for (int count = input.read(buffer); count >= 0; count = input.read(buffer)) {
            body.write(buffer, 0, count);
            requireBound(body.size());
        }
    }

    private String line() throws IOException {
        return AnswerLine.read(input, LINE_MAX).orElseThrow(this::ended);
    }

    private EOFException ended() {
        return new EOFException("closed by the server: " + progress());
    }

    private static void requireBound(long size) throws UnexpectedAnswerException {
        if (size > BODY_MAX) {
            throw new UnexpectedAnswerException(
                    "answered with more than 1 MB, expected at most that: ask for something smaller");
        }
    }
}
