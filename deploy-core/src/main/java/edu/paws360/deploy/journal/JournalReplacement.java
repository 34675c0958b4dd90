package edu.paws360.deploy.journal;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Replaces a journal's file of lines by one that begins later. */
final class JournalReplacement {
    private static final int BLOCK = 1 << 20;

    private final JournalFiles files;

    JournalReplacement(JournalFiles files) {
        this.files = files;
    }

    /** Most is copied beside those who write; only what they wrote meanwhile is copied while they wait. */
    void by(JournalHead cut) throws IOException {
        Path fresh = files.folder().resolve("journal.jsonl.new");
        try (FileOutputStream copy = new FileOutputStream(fresh.toFile())) {
            copy.write(cut.text());
            long known =
                    JournalHead.read(files.head()).orElse(JournalHead.EMPTY).bytes();
            long done = copy(copy, cut.bytes(), known);
            copy.getFD().sync();
            files.holding(() -> {
                // All there is, whatever the head says: another process may have died between a line and its head.
                copy(copy, done, Long.MAX_VALUE);
                copy.getFD().sync();
                return Files.move(
                        fresh, files.lines(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            });
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private long copy(OutputStream copy, long from, long limit) throws IOException {
        try (LinesFile lines = LinesFile.toRead(files.lines())) {
            long end = Math.min(limit, lines.end());
            long place = from;
            while (place < end) {
                byte[] block = lines.read(place, (int) Math.min(BLOCK, end - place));
                copy.write(block);
                place += block.length;
            }
            return place;
        }
    }
}
