package edu.paws360.deploy.journal;

import edu.paws360.deploy.event.DeploymentEvent;
import edu.paws360.deploy.event.JournalRepaired;
import edu.paws360.deploy.store.PrivateFiles;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The journal of all deployments of a project: append-only JSON lines, each synced to the disk before {@link #append}
 * returns, each chained to the one before by its hash. A head record beside it tells how far it goes.
 *
 * <p>Thread-safe, and safe beside other processes on the same folder. Appending is not disturbed by an interrupt of the
 * calling thread: a cancelled deployment must still be able to say so.
 */
public final class Journal implements JournalReader, Closeable {
    private final JournalFiles files;
    private final LineFormat format;
    private final JournalWriter writer;
    private final ExecutorService thread;

    private Journal(JournalFiles files, UnaryOperator<String> mask) {
        this.files = files;
        this.format = new LineFormat(new EventJson(mask));
        this.writer = new JournalWriter(files, format);
        // Channels close under an interrupt, so the writing has a thread that nobody interrupts.
        this.thread = Executors.newSingleThreadExecutor(work -> {
            Thread daemon = new Thread(work, "journal-writer");
            daemon.setDaemon(true);
            return daemon;
        });
    }

    /**
     * Opens the journal in a folder, which is made if it is not there, readable by its owner alone.
     *
     * @param folder the folder
     * @param mask takes the secrets out of every free text before it is written
     * @return the journal
     * @throws JournalException if the folder cannot be made or written
     */
    public static Journal open(Path folder, UnaryOperator<String> mask) throws JournalException {
        try {
            JournalFiles files = new JournalFiles(folder);
            PrivateFiles.folder(folder);
            PrivateFiles.folder(files.running());
            return new Journal(files, mask);
        } catch (IOException failed) {
            throw new JournalException(
                    "The journal's folder " + folder + " cannot be used (" + failed
                            + "); make it writable for this account, or set deploy.audit.dir to another folder",
                    failed);
        }
    }

    /**
     * Writes a line and syncs it.
     *
     * @param deploymentId the deployment it belongs to
     * @param event what happened
     * @return the line as it stands in the journal, masked
     * @throws JournalException if it could not be written, or the journal is damaged; nothing may go on then
     */
    public JournalEntry append(String deploymentId, DeploymentEvent event) throws JournalException {
        return uninterrupted(() -> writer.append(deploymentId, event));
    }

    /**
     * Writes a line and syncs it, unless the deployment it belongs to has gone on meanwhile. Nobody else writes between the
     * look and the line.
     *
     * @param deploymentId the deployment it belongs to
     * @param seen the number of the last line that was read, zero or more
     * @param event what happened
     * @return the line as it stands in the journal, or nothing if there is a line of the deployment behind {@code seen}
     * @throws JournalException if it could not be written, or the journal is damaged; nothing may go on then
     */
    public Optional<JournalEntry> appendUnlessMoved(String deploymentId, long seen, DeploymentEvent event)
            throws JournalException {
        return uninterrupted(() -> writer.appendUnlessMoved(deploymentId, seen, event));
    }

    /**
     * Mends an end that a crash has torn (a whole line that the head did not know yet is taken in, a torn one is kept
     * aside), then checks the whole journal as {@link #verify} does. A crash of another process in between does no harm.
     *
     * @param deploymentId the deployment on whose behalf it is mended and journaled
     * @param visitor sees every good line in order
     * @return what was mended, if anything was
     * @throws JournalException if the journal is damaged in a way that no crash explains
     */
    public Optional<JournalRepaired> mendAndVerify(String deploymentId, Consumer<JournalEntry> visitor)
            throws JournalException {
        JournalVerifier verifier = new JournalVerifier(files, format);
        return uninterrupted(() -> files.holding(() -> {
            Optional<JournalRepaired> mended = writer.mendIfTorn(deploymentId);
            verifier.verify(visitor);
            return mended;
        }));
    }

    /**
     * Checks the whole journal: every line's hash, the chain, the numbers, and the head.
     *
     * @param visitor sees every good line in order
     * @return how far the journal goes
     * @throws JournalException if anything is not as it was written; names the first bad line
     */
    public Verification verify(Consumer<JournalEntry> visitor) throws JournalException {
        return uninterrupted(() -> files.holding(() -> new JournalVerifier(files, format).verify(visitor)));
    }

    @Override
    public Stream<JournalEntry> after(long number) throws IOException {
        JournalHead head = JournalHead.read(files.head()).orElse(JournalHead.EMPTY);
        if (!Files.exists(files.lines())) {
            return Stream.empty();
        }
        LineReader lines = new LineReader(files.lines(), 0, head.bytes());
        return Stream.generate(() -> next(lines))
                .takeWhile(Optional::isPresent)
                .map(Optional::get)
                .filter(entry -> entry.number() > number)
                .onClose(() -> close(lines));
    }

    private Optional<JournalEntry> next(LineReader lines) {
        try {
            Optional<byte[]> line = lines.next();
            return line.isEmpty() ? Optional.empty() : Optional.of(format.read(line.get()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void close(LineReader lines) {
        try {
            lines.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public long last() {
        try {
            return JournalHead.read(files.head()).orElse(JournalHead.EMPTY).count();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /**
     * The folder in which running deployments are marked.
     *
     * @return a folder beside the journal
     */
    public Path running() {
        return files.running();
    }

    /** Ends the writing thread. Nothing can be appended afterwards. */
    @Override
    public void close() {
        thread.shutdown();
    }

    private interface Writing<T> {
        T now() throws IOException;
    }

    private <T> T uninterrupted(Writing<T> writing) throws JournalException {
        try {
            return CompletableFuture.supplyAsync(() -> unchecked(writing), thread)
                    .join();
        } catch (CompletionException failed) {
            throw asJournalException(failed.getCause());
        }
    }

    private static <T> T unchecked(Writing<T> writing) {
        try {
            return writing.now();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static JournalException asJournalException(Throwable cause) {
        Throwable seen = cause instanceof UncheckedIOException unchecked ? unchecked.getCause() : cause;
        return seen instanceof JournalException journal
                ? journal
                : new JournalException("The journal cannot be written or read: " + seen, seen);
    }
}
