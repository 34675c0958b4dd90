package edu.paws360.deploy.journal;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The file of lines. Where older lines were taken out, its first line is the head as it was behind them, and places are still
 * counted as if they were there; so replacing the file changes nothing but the file.
 *
 * <p>A {@link RandomAccessFile}, because a channel is closed when the thread that uses it is interrupted, and a cancelled
 * deployment must still be able to say so.
 */
final class LinesFile implements Closeable {
    private static final byte[] PRUNED = JournalHead.BEGIN.getBytes(StandardCharsets.US_ASCII);

    private final RandomAccessFile file;
    private final FileIdentity identity;
    private final JournalHead base;
    private final long shift;

    private LinesFile(RandomAccessFile file, FileIdentity identity, JournalHead base) {
        this.file = file;
        this.identity = identity;
        this.base = base;
        this.shift = base.count() == 0 ? 0 : JournalHead.LENGTH - base.bytes();
    }

    /** Opens the file to write; it is made if it is not there. */
    static LinesFile toWrite(Path path) throws IOException {
        // Each write is synced by the system before it returns: one call instead of two.
        return open(path, "rwd");
    }

    /** Opens the file, which must be there, to read. */
    static LinesFile toRead(Path path) throws IOException {
        return open(path, "r");
    }

    @SuppressWarnings("MustBeClosed") // given away, or closed here
    private static LinesFile open(Path path, String mode) throws IOException {
        RandomAccessFile file = new RandomAccessFile(path.toFile(), mode);
        try {
            return new LinesFile(file, FileIdentity.of(path), base(file, path));
        } catch (IOException unreadable) {
            file.close();
            throw unreadable;
        }
    }

    private static JournalHead base(RandomAccessFile file, Path path) throws IOException {
        byte[] first = new byte[JournalHead.LENGTH];
        int length = file.read(first);
        if (length < PRUNED.length || !Arrays.equals(first, 0, PRUNED.length, PRUNED, 0, PRUNED.length)) {
            return JournalHead.EMPTY;
        }
        return JournalHead.parse(first)
                .orElseThrow(
                        () -> new JournalException(
                                "The first line of " + path
                                        + ", which tells of the lines that were taken out, is not as it was written. Keep the folder for an"
                                        + " examination, and restore the journal from a backup or set deploy.audit.dir to a new folder"));
    }

    /** How it was behind the lines that were taken out; {@link JournalHead#EMPTY} where none were. */
    JournalHead base() {
        return base;
    }

    /** Whether the name still leads to this file. */
    boolean isStill(Path path) throws IOException {
        return identity.isOf(path);
    }

    /** The place behind the last byte. */
    long end() throws IOException {
        return file.length() - shift;
    }

    /** Writes a line; it is on the disk when this returns. */
    void write(long place, byte[] line) throws IOException {
        file.seek(place + shift);
        file.write(line);
    }

    /** What stands from one place to another. */
    byte[] read(long place, int length) throws IOException {
        byte[] bytes = new byte[length];
        file.seek(place + shift);
        file.readFully(bytes);
        return bytes;
    }

    /** Cuts off what stands behind a place. */
    void cut(long place) throws IOException {
        file.setLength(place + shift);
        file.getFD().sync();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
