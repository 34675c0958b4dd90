package edu.paws360.deploy.journal;

import java.io.Closeable;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/** The lines of a journal from its end on, as bytes: what happened last is found without reading all. Closes the file with itself. */
final class BackwardReader implements Closeable {
    private static final int BLOCK = 1 << 16;

    private final LinesFile file;
    private final long floor;
    private byte[] block = new byte[0];
    private int end;
    private long place;

    /** Reads the lines before {@code end}, which must be behind a line feed. */
    BackwardReader(LinesFile file, long end) {
        this.file = file;
        this.floor = file.base().bytes();
        this.place = end;
    }

    /** The line before, without its line feed. */
    Optional<byte[]> next() throws IOException {
        int from = end - 2;
        while (true) {
            for (int at = from; at >= 0; at--) {
                if (block[at] == '\n') {
                    return Optional.of(taken(at + 1));
                }
            }
            if (place == floor) {
                return end == 0 ? Optional.empty() : Optional.of(taken(0));
            }
            from = fill() - 1;
        }
    }

    private byte[] taken(int start) {
        byte[] line = Arrays.copyOfRange(block, start, end - 1);
        end = start;
        return line;
    }

    /** Keeps what is begun, and reads the block before it; how long that block is. */
    private int fill() throws IOException {
        int length = (int) Math.min(BLOCK, place - floor);
        byte[] both = Arrays.copyOf(file.read(place - length, length), length + end);
        System.arraycopy(block, 0, both, length, end);
        block = both;
        place -= length;
        end += length;
        // The line feed that ends the line before must not be taken for one that begins it.
        return end == length ? length - 1 : length;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
