package edu.paws360.deploy.runner;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Reads the supervisor's frames. For one thread. */
final class ReportReader {

    private static final byte[] GREETING = "\0deploy-supervisor 2\n".getBytes(StandardCharsets.US_ASCII);
    private static final int NOISE_LIMIT = 1 << 16;
    private static final int FRAME_LIMIT = 1 << 20;

    private final DataInputStream in;

    ReportReader(InputStream in) {
        this.in = new DataInputStream(in);
    }

    /** Skips what a login shell may print, up to the greeting. */
    Report greeting() throws IOException {
        int matched = 0;
        for (int skipped = 0; skipped < NOISE_LIMIT; skipped++) {
            byte next = in.readByte();
            // The first byte stands nowhere else in the greeting, so a mismatch can only begin a new one.
            matched = next == GREETING[matched] ? matched + 1 : next == GREETING[0] ? 1 : 0;
            if (matched == GREETING.length) {
                return Report.of(Report.Kind.GREETING);
            }
        }
        throw new IOException("The supervisor's greeting was not among the first " + NOISE_LIMIT + " bytes");
    }

    /** The next report; a report that it closed at a clean end, an exception inside a frame. */
    Report next() throws IOException {
        int kind = in.read();
        if (kind < 0) {
            return Report.of(Report.Kind.CLOSED);
        }
        int length = in.readInt();
        if (length < 0 || length > FRAME_LIMIT) {
            throw new IOException("A frame of " + length + " bytes, expected at most " + FRAME_LIMIT);
        }
        byte[] payload = in.readNBytes(length);
        if (payload.length < length) {
            throw new EOFException("The connection ended inside a frame");
        }
        return Report.of(kind, payload);
    }
}
