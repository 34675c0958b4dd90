package edu.paws360.deploy.journal;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/**
 * Room on the disk that is kept back: a file that is made shorter when there is no other room. A deployment that has begun must be
 * recorded to its end; one for which there is not even this room does not begin.
 */
final class Reserve {
    /** A deployment with a thousand targets writes some hundred kilobytes. */
    static final int BYTES = 1 << 20;

    private static final int PIECE = 1 << 16;

    private final Path file;

    Reserve(Path file) {
        this.file = file;
    }

    /** Makes the file unless it is there, and fills it up where some of it was given up. */
    void keep() throws IOException {
        if (Files.exists(file) && Files.size(file) == BYTES) {
            return;
        }
        // Not zeros: some file systems keep no room for those.
        byte[] anything = new byte[BYTES];
        new Random(BYTES).nextBytes(anything);
        try (RandomAccessFile room = new RandomAccessFile(file.toFile(), "rw")) {
            fill(room, anything);
        } catch (IOException full) {
            throw new JournalException(
                    "There is no room for the journal in " + file.getParent() + ": 1 MB could not be kept back for it ("
                            + full
                            + "), expected at least that. Make room on its disk, or set deploy.audit.dir to a folder on another one",
                    full);
        }
    }

    /** What is left of it belongs to a deployment that is under way, so it stays as it was where there is no room for more. */
    private static void fill(RandomAccessFile room, byte[] anything) throws IOException {
        int length = (int) Math.min(BYTES, room.length());
        try {
            room.seek(length);
            room.write(anything, length, BYTES - length);
            room.getFD().sync();
        } catch (IOException full) {
            room.setLength(length);
            throw full;
        }
    }

    /** Gives up a piece; whether there was one. The rest is kept from everything else that wants the room on a full disk. */
    boolean giveUp() throws IOException {
        if (!Files.exists(file)) {
            return false;
        }
        try (RandomAccessFile room = new RandomAccessFile(file.toFile(), "rw")) {
            long length = room.length();
            room.setLength(Math.max(0, length - PIECE));
            return length > 0;
        }
    }
}
