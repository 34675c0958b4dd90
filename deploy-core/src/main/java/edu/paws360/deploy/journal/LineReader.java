package edu.paws360.deploy.journal;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** The lines of a file as bytes. What stands behind the last line feed is not a line: {@link #torn()} tells how much. */
final class LineReader implements Closeable {
    private final InputStream input;
    private int torn;

    /** Reads the first {@code end} bytes from {@code start} on; the rest is not looked at. */
    LineReader(Path file, long start, long end) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ).position(start);
        this.input = new BufferedInputStream(new Limited(Channels.newInputStream(channel), end - start), 1 << 16);
    }

    /** The next whole line without its line feed. */
    Optional<byte[]> next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(1024);
        for (int next = input.read(); next >= 0; next = input.read()) {
            if (next == '\n') {
                return Optional.of(line.toByteArray());
            }
            line.write(next);
        }
        torn = line.size();
        return Optional.empty();
    }

    /** How many bytes stand behind the last line feed; known once {@link #next()} gave nothing. */
    int torn() {
        return torn;
    }

    @Override
    public void close() throws IOException {
        input.close();
    }

    /** Ends after so many bytes, so that a line which another process is just writing is not seen half. */
    private static final class Limited extends FilterInputStream {
        private long left;

        Limited(InputStream input, long left) {
            super(input);
            this.left = left;
        }

        @Override
        public int read() throws IOException {
            int next = left > 0 ? super.read() : -1;
            left -= next < 0 ? 0 : 1;
            return next;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = left > 0 ? super.read(bytes, offset, (int) Math.min(length, left)) : -1;
            left -= Math.max(read, 0);
            return read;
        }
    }
}
