package edu.paws360.deploy.report;

import edu.paws360.deploy.secret.Masker;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the last lines of a log begin. A log may be far larger than what is shown of it, so what stands before is counted and not
 * decoded, and of a line no more is kept than could be shown.
 *
 * @param before how many lines stand before them
 * @param from where the first of them begins, in bytes
 * @param count how many there are
 */
record LogEnd(long before, long from, int count) {
    private static final int BUFFER = 1 << 16;

    /** Finds the last lines of a file, by its line feeds. */
    static LogEnd of(Path log, int most) throws IOException {
        long[] begins = new long[most];
        long lines = 0;
        long at = 0;
        boolean begin = true;
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(log)) {
            for (int read = in.read(buffer); read > 0; read = in.read(buffer)) {
                for (int index = 0; index < read; index++) {
                    if (begin) {
                        begins[(int) (lines++ % most)] = at + index;
                    }
                    begin = buffer[index] == '\n';
                }
                at += read;
            }
        }
        return lines <= most
                ? new LogEnd(0, 0, (int) lines)
                : new LogEnd(lines - most, begins[(int) (lines % most)], most);
    }

    /**
     * These lines.
     *
     * @param longest how many bytes of a line are kept
     */
    List<String> lines(Path log, int longest) throws IOException {
        List<String> lines = new ArrayList<>(count);
        try (InputStream in = new BufferedInputStream(Files.newInputStream(log), BUFFER)) {
            in.skipNBytes(from);
            while (lines.size() < count) {
                lines.add(line(in, longest));
            }
        }
        return lines;
    }

    /** What is no UTF-8 is shown as such, and ends nothing. */
    private static String line(InputStream in, int longest) throws IOException {
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        boolean cut = false;
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            cut = kept.size() >= longest;
            if (!cut) {
                kept.write(next);
            }
        }
        String line = kept.toString(StandardCharsets.UTF_8);
        return cut ? line.replaceFirst("\ufffd+$", "") + Masker.CUT : line;
    }
}
