package edu.paws360.deploy.queue.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import edu.paws360.deploy.queue.lease.Stamp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * The end of a lease as a text of fixed width with a checksum, written over the one before. A reader that comes while it is
 * written can see parts of both, which the checksum gives away.
 */
final class LeaseText {
    private static final int TRIES = 3;

    private LeaseText() {}

    static byte[] of(Stamp until) {
        String text = String.format(Locale.ROOT, "%-100s %019d ", until.clock(), until.millis());
        return (text + checksum(text) + "\n").getBytes(UTF_8);
    }

    /** Empty where it cannot be known: no file, or none that makes sense. */
    static Optional<Stamp> read(Path file) throws IOException {
        for (int i = 0; i < TRIES; i++) {
            Optional<Stamp> until = readOnce(file);
            if (until.isPresent()) {
                return until;
            }
        }
        return Optional.empty();
    }

    private static Optional<Stamp> readOnce(Path file) throws IOException {
        try {
            return parse(new String(Files.readAllBytes(file), UTF_8));
        } catch (NoSuchFileException unknown) {
            return Optional.empty();
        }
    }

    private static Optional<Stamp> parse(String line) {
        int end = line.length() - 9;
        if (end < 21 || !line.substring(end).equals(checksum(line.substring(0, end)) + "\n")) {
            return Optional.empty();
        }
        long millis = Long.parseLong(line.substring(end - 20, end - 1));
        return Optional.of(new Stamp(line.substring(0, end - 21).strip(), millis));
    }

    private static String checksum(String text) {
        CRC32 sum = new CRC32();
        sum.update(text.getBytes(UTF_8));
        return String.format(Locale.ROOT, "%08x", sum.getValue());
    }
}
