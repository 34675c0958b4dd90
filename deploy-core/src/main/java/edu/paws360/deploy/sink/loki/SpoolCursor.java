package edu.paws360.deploy.sink.loki;

import static java.nio.charset.StandardCharsets.US_ASCII;

import edu.paws360.deploy.store.PrivateFiles;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;

/**
 * How far a spool was answered. Immutable.
 *
 * @param segment the number of the segment that is sent
 * @param offset how many of its bytes were answered
 * @param stamp the time stamp of the last line that was answered; 0 before the first
 * @param journal the number of the last journal line that was answered; 0 before the first
 */
record SpoolCursor(long segment, long offset, long stamp, long journal) {
    static final SpoolCursor START = new SpoolCursor(1, 0, 0, 0);

    /** The cursor that was written last. One that makes no sense is the start: a line that is sent twice is dropped. */
    static SpoolCursor read(Path file) throws IOException {
        try {
            String text = Files.readString(file, US_ASCII);
            return text.matches("(\\d{19} ){3}\\d{19}\n") ? of(text.trim().split(" ", -1)) : START;
        } catch (NoSuchFileException neverWritten) {
            return START;
        }
    }

    private static SpoolCursor of(String[] numbers) {
        return new SpoolCursor(
                Long.parseLong(numbers[0]),
                Long.parseLong(numbers[1]),
                Long.parseLong(numbers[2]),
                Long.parseLong(numbers[3]));
    }

    /** Writes it for the first time: from then on the disk has a place for it, however full it becomes. */
    RandomAccessFile create(Path place) throws IOException {
        PrivateFiles.file(place);
        RandomAccessFile file = new RandomAccessFile(place.toFile(), "rw");
        try {
            write(file);
            return file;
        } catch (IOException full) {
            file.close();
            throw full;
        }
    }

    /** Overwrites the one before in place, in one piece: a process that is killed leaves the old one or the new one. */
    void write(RandomAccessFile file) throws IOException {
        file.seek(0);
        file.write(String.format(Locale.ROOT, "%019d %019d %019d %019d\n", segment, offset, stamp, journal)
                .getBytes(US_ASCII));
    }

    /** Where it is when the next lines are answered. */
    SpoolCursor behind(Span span) {
        long lastStamp = stamp;
        long lastJournal = journal;
        for (SpoolLine line : span) {
            lastStamp = line.stamp();
            lastJournal = Math.max(lastJournal, line.journal());
        }
        return new SpoolCursor(segment, offset + span.length(), lastStamp, lastJournal);
    }
}
