package edu.paws360.deploy.health.probe;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Reads a line of an answer, of bounded length. */
final class AnswerLine {
    private AnswerLine() {}

    /** The line without its end; empty if the answer ends before the line does. */
    static Optional<String> read(InputStream input, int most) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = input.read(); next != '\n'; next = input.read()) {
            if (next < 0) {
                return Optional.empty();
            }
            if (line.length() == most) {
                throw new UnexpectedAnswerException("answered with a line of more than " + most + " bytes");
            }
            line.append((char) next);
        }
        int end = line.length() - 1;
        return Optional.of(end >= 0 && line.charAt(end) == '\r' ? line.substring(0, end) : line.toString());
    }
}
