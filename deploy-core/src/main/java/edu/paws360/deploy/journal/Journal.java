package edu.paws360.deploy.journal;

import edu.paws360.deploy.event.DeploymentEvent;
import edu.paws360.deploy.event.JournalRepaired;
import edu.paws360.deploy.event.JournalStrained;
import edu.paws360.deploy.store.PrivateFiles;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/**
 * The journal of all deployments of a project: append-only JSON lines, each synced to the disk before {@link #append}
 * returns, each chained to the one before by its hash. A head record beside it tells how far it goes.
 *
 * <p>It remembers the last line that it checked or wrote itself, and writes nothing behind a journal that does not go on from there:
 * who changes lines while a deployment runs does not have them signed.
 *
 * <p>Thread-safe, and safe beside other processes on the same folder. Appending is not disturbed by an interrupt of the
 * calling thread: a cancelled deployment must still be able to say so.
 */
public final class Journal implements JournalReader, Closeable {
    private final JournalFiles files;
    private final LineFormat format;
    private final JournalWriter writer;
    private final JournalView view;

    private Journal(JournalFiles files, UnaryOperator<String> mask) {
        this.files = files;
        this.format = new LineFormat(new EventJson(mask));
        this.writer = new JournalWriter(files, format);
        this.view = new JournalView(files, format);
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
        return told(() -> writer.append(deploymentId, event));
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
        return told(() -> writer.appendUnlessMoved(deploymentId, seen, event));
    }

    /** What is journaled of the line that is the last one at that moment. */
    @FunctionalInterface
    public interface Seal {
        /**
         * Speaks of the last line.
         *
         * @param number the line's number
         * @param hash its hash
         * @param deploymentId who says it
         * @return what is journaled
         */
        DeploymentEvent of(long number, String hash, String deploymentId);
    }

    /**
     * Writes a line that speaks of the one before it, and syncs it. Nobody else writes in between.
     *
     * @param deploymentId the deployment it belongs to
     * @param seal what is said of the line before
     * @return the line as it stands in the journal, masked
     * @throws JournalException if it could not be written, or the journal is damaged; nothing may go on then
     */
    public JournalEntry seal(String deploymentId, Seal seal) throws JournalException {
        return told(() -> writer.seal(deploymentId, seal));
    }

    /**
     * What is to be journaled because a line could only be written by giving up the room that was kept back; told once.
     *
     * @return the event; empty as long as there is room
     */
    public Optional<JournalStrained> strain() {
        return writer.strain();
    }

    /**
     * Makes a deployment ready to be recorded: mends an end that a crash has torn (a whole line that the head did not know yet
     * is taken in, a torn one is kept aside), keeps back room on the disk so that it can be recorded to its end, then checks
     * the whole journal as {@link #verify} does. A crash of another process in between does no harm. From now on nobody else may
     * write lines of the deployment, nor may there be any yet.
     *
     * @param deploymentId the deployment on whose behalf it is mended and journaled, and that begins now
     * @param visitor sees every good line in order
     * @return what was mended, if anything was
     * @throws JournalException if the journal is damaged in a way that no crash explains, or there is no room for it, or there are
     *     lines of the deployment
     */
    public Optional<JournalRepaired> mendAndVerify(String deploymentId, Consumer<JournalEntry> visitor)
            throws JournalException {
        List<JournalEntry> others = new ArrayList<>();
        Optional<JournalRepaired> repaired = mendAndVerify(deploymentId, visitor, others::add);
        if (!others.isEmpty()) {
            throw new JournalException("Line " + others.get(0).number() + " of " + files.lines() + " is one of "
                    + deploymentId + ", which begins only now and whose lines nobody else writes; expected none"
                    + JournalFiles.advice());
        }
        return repaired;
    }

    /**
     * The same for a deployment that another process has begun. Whether its lines are those that this one expects is for the caller to
     * ask, before anything is written.
     *
     * @param deploymentId the deployment on whose behalf it is mended and journaled
     * @param visitor sees every good line in order
     * @param earlier sees those of the deployment, but not the one that tells what was mended now
     * @return what was mended, if anything was
     * @throws JournalException if the journal is damaged in a way that no crash explains, or there is no room for it
     */
    public Optional<JournalRepaired> mendAndVerify(
            String deploymentId, Consumer<JournalEntry> visitor, Consumer<JournalEntry> earlier)
            throws JournalException {
        return told(() -> {
            writer.keepReserve();
            JournalMending.Mended mended = writer.mend(deploymentId);
            // Up to where this process goes on: what others write behind that is seen before the next line of ours.
            new JournalVerifier(files, format).verifyUpTo(mended.head(), visitor.andThen(line -> {
                if (line.deploymentId().equals(deploymentId) && !mended.isToldBy(line)) {
                    earlier.accept(line);
                }
            }));
            return mended.repaired();
        });
    }

    /**
     * Takes the oldest lines out, and keeps them in {@code archive} beside the journal. Whether they may go is not asked here.
     *
     * @param deploymentId on whose behalf it is journaled
     * @param upTo the number of the last line that is taken out
     * @param by who asks for it
     * @return the line that tells of it; empty if nothing was to be taken out
     * @throws JournalException if the journal is damaged, or it cannot be done; then it is as it was
     */
    public Optional<JournalEntry> prune(String deploymentId, long upTo, String by) throws JournalException {
        return told(() -> new JournalPruning(files, format, writer).prune(deploymentId, upTo, by));
    }

    /**
     * Checks the whole journal: every line's hash, the chain, the numbers, and the head.
     *
     * @param visitor sees every good line in order
     * @return how far the journal goes
     * @throws JournalException if anything is not as it was written; names the first bad line
     */
    public Verification verify(Consumer<JournalEntry> visitor) throws JournalException {
        return view.verify(visitor);
    }

    @Override
    public Stream<JournalEntry> after(long number) throws IOException {
        return view.after(number);
    }

    @Override
    public long last() {
        return view.last();
    }

    /**
     * The same journal for whoever only looks.
     *
     * @return a view of it
     */
    public JournalView view() {
        return view;
    }

    /**
     * The folder in which running deployments are marked.
     *
     * @return a folder beside the journal
     */
    public Path running() {
        return files.running();
    }

    /**
     * Closes its files. A line that is appended afterwards opens them again. Where that fails, it is logged and nothing else: every line is
     * synced by then, and the verdict stands.
     */
    @Override
    public void close() {
        try {
            writer.close();
        } catch (IOException failed) {
            LoggerFactory.getLogger(Journal.class)
                    .warn("The journal's files stay open until this process ends: {}", failed.toString());
        }
    }

    private interface Writing<T> {
        T now() throws IOException;
    }

    private static <T> T told(Writing<T> writing) throws JournalException {
        try {
            return writing.now();
        } catch (JournalException known) {
            throw known;
        } catch (IOException failed) {
            throw new JournalException("The journal cannot be written or read: " + failed, failed);
        }
    }
}
