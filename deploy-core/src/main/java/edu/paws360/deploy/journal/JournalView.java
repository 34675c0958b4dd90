package edu.paws360.deploy.journal;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A journal to look at: nothing is made and nothing written, and nobody who writes has to wait. What is read goes as far as the
 * journal went when the reading began. Thread-safe, and safe beside other processes on the same folder.
 */
public final class JournalView implements JournalReader {
    private final JournalFiles files;
    private final LineFormat format;

    JournalView(JournalFiles files, LineFormat format) {
        this.files = files;
        this.format = format;
    }

    /**
     * Looks at the journal in a folder.
     *
     * @param folder the folder; it need not be there
     * @return the journal
     */
    public static JournalView of(Path folder) {
        return new JournalView(new JournalFiles(folder), new LineFormat(new EventJson(UnaryOperator.identity())));
    }

    /**
     * Whether there is a journal at all.
     *
     * @return {@code false} if nothing was ever written here
     */
    public boolean exists() {
        return Files.exists(files.lines()) || Files.exists(files.head());
    }

    /**
     * Checks the whole journal: every line's hash, the chain, the numbers, and the head.
     *
     * @param visitor sees every good line in order
     * @return how far the journal goes
     * @throws JournalException if anything is not as it was written; names the first bad line
     */
    public Verification verify(Consumer<JournalEntry> visitor) throws JournalException {
        try {
            return new JournalVerifier(files, format).verify(visitor);
        } catch (JournalException damaged) {
            throw damaged;
        } catch (IOException failed) {
            throw new JournalException("The journal cannot be read: " + failed, failed);
        }
    }

    @Override
    public Stream<JournalEntry> after(long number) throws IOException {
        JournalHead head = head();
        Optional<LinesFile> file = lines();
        if (file.isEmpty()) {
            return Stream.empty();
        }
        long start = closedOnFailure(file.get(), () -> new LineSearch(file.get(), head.bytes()).placeBefore(number));
        LineReader lines = new LineReader(file.get(), start, head.bytes());
        return lines(() -> nextAfter(lines, number)).onClose(() -> close(file.get()));
    }

    /**
     * All lines, the last one first, without checking the chain of hashes.
     *
     * @return the lines; the stream holds a file open and must be closed
     * @throws IOException if the journal cannot be read
     */
    public Stream<JournalEntry> backwards() throws IOException {
        JournalHead head = head();
        Optional<LinesFile> file = lines();
        if (file.isEmpty()) {
            return Stream.empty();
        }
        BackwardReader lines = new BackwardReader(file.get(), head.bytes());
        return lines(lines::next).onClose(() -> close(file.get()));
    }

    @Override
    public long last() {
        try {
            return head().count();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private JournalHead head() throws IOException {
        return JournalHead.read(files.head()).orElse(JournalHead.EMPTY);
    }

    /** To be opened behind the reading of the head: then the file has what the head tells of. */
    private Optional<LinesFile> lines() throws IOException {
        try {
            return Optional.of(LinesFile.toRead(files.lines()));
        } catch (FileNotFoundException none) {
            if (Files.exists(files.lines())) {
                throw none;
            }
            return Optional.empty();
        }
    }

    private interface Lines {
        Optional<byte[]> next() throws IOException;
    }

    private Stream<JournalEntry> lines(Lines lines) {
        return Stream.generate(() -> entry(lines))
                .takeWhile(Optional::isPresent)
                .map(Optional::get);
    }

    private Optional<JournalEntry> entry(Lines lines) {
        try {
            Optional<byte[]> line = lines.next();
            return line.isEmpty() ? Optional.empty() : Optional.of(read(line.get()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private JournalEntry read(byte[] line) throws JournalException {
        try {
            return format.read(line);
        } catch (JournalException broken) {
            // What the JSON library says of it has several lines, and tells people nothing.
            throw new JournalException(
                    "A line of " + files.lines() + " is not as it was written: " + broken.getMessage()
                            + "; deploy:audit with deploy.audit.do=verify says which" + JournalFiles.advice());
        }
    }

    private static Optional<byte[]> nextAfter(LineReader lines, long number) throws IOException {
        Optional<byte[]> line = lines.next();
        while (line.isPresent() && number > 0 && LineSearch.number(line.get()) <= number) {
            line = lines.next();
        }
        return line;
    }

    private interface Place {
        long find() throws IOException;
    }

    private static long closedOnFailure(LinesFile file, Place place) throws IOException {
        try {
            return place.find();
        } catch (IOException failed) {
            file.close();
            throw failed;
        }
    }

    private static void close(LinesFile file) {
        try {
            file.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
