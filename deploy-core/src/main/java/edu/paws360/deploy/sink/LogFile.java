package edu.paws360.deploy.sink;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The log of one deployment: every line that its runners print, as it comes. Thread-safe. */
public final class LogFile implements Closeable {
    private final BufferedWriter writer;
    private Optional<IOException> fault = Optional.empty();

    /**
     * Begins a log; one of an earlier run is overwritten.
     *
     * @param file the file; its folder is made if it is not there
     * @throws IOException if it cannot be written
     */
    public LogFile(Path file) throws IOException {
        this(file, false);
    }

    /**
     * Begins a log, or goes on with one.
     *
     * @param file the file; its folder is made if it is not there
     * @param goesOn whether what stands there belongs to the same deployment, and is kept
     * @throws IOException if it cannot be written
     */
    public LogFile(Path file, boolean goesOn) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        // A plain stream: one made of a channel would be closed by an interrupt of whoever writes.
        this.writer = new BufferedWriter(
                new OutputStreamWriter(new FileOutputStream(file.toFile(), goesOn), StandardCharsets.UTF_8));
    }

    /**
     * Writes a line. It may stay in a buffer until {@link #flush()} or {@link #close()}.
     *
     * @param line the line, masked, without a line feed
     * @throws UncheckedIOException if it cannot be written
     */
    public synchronized void line(String line) {
        try {
            writer.write(line);
            writer.write('\n');
        } catch (IOException failed) {
            throw missed(failed);
        }
    }

    /**
     * Hands what was written to the operating system, so that it can be followed.
     *
     * @throws UncheckedIOException if it cannot be written
     */
    public synchronized void flush() {
        try {
            writer.flush();
        } catch (IOException failed) {
            throw missed(failed);
        }
    }

    private UncheckedIOException missed(IOException failed) {
        fault = Optional.of(failed);
        return new UncheckedIOException(failed);
    }

    /**
     * Ends the log.
     *
     * @throws IOException if something of it could not be written, now or before: a writer forgets what it has failed with
     */
    @Override
    public synchronized void close() throws IOException {
        writer.close();
        if (fault.isPresent()) {
            throw fault.get();
        }
    }
}
