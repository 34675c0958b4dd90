package edu.paws360.deploy.sink.loki;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.Arrays;

/** Where the lines of one request are read into, again and again, so that memory does not depend on what is printed. Not thread-safe. */
final class SendBuffer {
    /** How much of a spool goes into one request: less than the 4 MB at which a Loki refuses by default. */
    static final int LENGTH = 1024 * 1024;

    private byte[] bytes = new byte[LENGTH];

    /** Reads whole lines, as many as fit, but one at least. */
    Span read(Path file, long from, long end) throws IOException {
        try (RandomAccessFile lines = new RandomAccessFile(file.toFile(), "r")) {
            int have = 0;
            int whole = 0;
            while (whole == 0 && from + have < end) {
                if (have == bytes.length) {
                    bytes = Arrays.copyOf(bytes, 2 * have);
                }
                int more = (int) Math.min(bytes.length, end - from) - have;
                lines.seek(from + have);
                lines.readFully(bytes, have, more);
                have += more;
                whole = Span.lastLineEnd(bytes, 0, have);
            }
            return new Span(bytes, 0, whole);
        }
    }
}
