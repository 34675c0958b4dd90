package edu.paws360.deploy.journal;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The lines of a journal from one place to another, as bytes. What stands behind the last line feed is not a line:
 * {@link #torn()} tells how much. Closes the file with itself.
 */
final class LineReader implements Closeable {
    private static final int BLOCK = 1 << 16;

    private final LinesFile file;
    private final long end;
    private byte[] block = new byte[0];
    private int next;
    private long place;

    /** Reads from {@code start} on and nothing behind {@code end}, so that a line being written is not seen half. */
    LineReader(LinesFile file, long start, long end) {
        this.file = file;
        this.place = start;
        this.end = end;
    }

    /** The next whole line without its line feed. */
    Optional<byte[]> next() throws IOException {
        int from = next;
        while (true) {
            for (int at = from; at < block.length; at++) {
                if (block[at] == '\n') {
                    byte[] line = Arrays.copyOfRange(block, next, at);
                    next = at + 1;
                    return Optional.of(line);
                }
            }
            from = block.length - next;
            if (place == end) {
                return Optional.empty();
            }
            fill();
        }
    }

    /** The next whole lines, as many as there are, but no more than so many. */
    List<byte[]> next(int most) throws IOException {
        List<byte[]> lines = new ArrayList<>();
        for (Optional<byte[]> line = next(); line.isPresent(); line = next()) {
            lines.add(line.get());
            if (lines.size() == most) {
                break;
            }
        }
        return lines;
    }

    /** Keeps what is begun, and reads the next block behind it. */
    private void fill() throws IOException {
        byte[] fresh = file.read(place, (int) Math.min(BLOCK, end - place));
        int begun = block.length - next;
        byte[] both = Arrays.copyOfRange(block, next, next + begun + fresh.length);
        System.arraycopy(fresh, 0, both, begun, fresh.length);
        block = both;
        next = 0;
        place += fresh.length;
    }

    /** How many bytes stand behind the last line feed; known once {@link #next()} gave nothing. */
    int torn() {
        return block.length - next;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
