package edu.paws360.deploy.journal;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/**
 * Room on the disk that is kept back: a file that is removed when there is no other room. A deployment that has begun must be
 * recorded to its end; one for which there is not even this room does not begin.
 */
final class Reserve {
    /** A deployment with a thousand targets writes some hundred kilobytes. */
    static final int BYTES = 1 << 20;

    private final Path file;

    Reserve(Path file) {
        this.file = file;
    }

    /** Makes the file unless it is there. */
    void keep() throws IOException {
        if (Files.exists(file) && Files.size(file) == BYTES) {
            return;
        }
        // Not zeros: some file systems keep no room for those.
        byte[] anything = new byte[BYTES];
        new Random(BYTES).nextBytes(anything);
        try (RandomAccessFile room = new RandomAccessFile(file.toFile(), "rw")) {
            room.write(anything);
            room.getFD().sync();
        } catch (IOException full) {
            Files.deleteIfExists(file);
            throw new JournalException(
                    "There is no room for the journal in " + file.getParent() + ": 1 MB could not be kept back for it ("
                            + full
                            + "), expected at least that. Make room on its disk, or set deploy.audit.dir to a folder on another one",
                    full);
        }
    }

    /** Removes the file; whether it was there. */
    boolean giveUp() throws IOException {
        return Files.deleteIfExists(file);
    }
}
