package edu.paws360.deploy.health.probe;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Status line and headers of an answer, as far as they say how its body ends.
 *
 * @param status three digits
 * @param headers by lower-case name
 */
record HttpHead(int status, Map<String, String> headers) {
    private static final Pattern LENGTH = Pattern.compile("\\d{1,18}");

    /** Whether this answer only announces another one. */
    boolean interim() {
        return status < 200;
    }

    boolean hasBody(String method) {
        return !method.equals("HEAD") && status != 204 && status != 304;
    }

    /** Where a redirect leads; empty if nothing says so. */
    String location() {
        return headers.getOrDefault("location", "");
    }

    boolean chunked() throws UnexpectedAnswerException {
        String encoding = headers.getOrDefault("transfer-encoding", "").toLowerCase(Locale.ROOT);
        if (!encoding.isEmpty() && !encoding.equals("chunked")) {
            throw new UnexpectedAnswerException("answered with transfer encoding " + encoding + ", expected chunked");
        }
        return !encoding.isEmpty();
    }

    /** The body's length in bytes, or -1 if the answer ends when the connection does. */
    long length() throws UnexpectedAnswerException {
        String length = headers.getOrDefault("content-length", "");
        if (length.isEmpty()) {
            return -1;
        }
        if (!LENGTH.matcher(length).matches()) {
            throw new UnexpectedAnswerException("answered with a content length that is no number: " + length);
        }
        return Long.parseLong(length);
    }
}
