package edu.paws360.deploy.journal;

import edu.paws360.deploy.event.DeploymentEvent;
import edu.paws360.deploy.event.JournalRepaired;
import edu.paws360.deploy.event.JournalStrained;
import edu.paws360.deploy.store.StandingGuard;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Appends lines. The line is synced first and the head follows, so after a crash the head may lag behind whole lines, and a
 * line may be torn; it is never ahead of the lines unless somebody cut them off.
 */
final class JournalWriter {
    private final JournalFiles files;
    private final LineFormat format;
    private final JournalMending mending;
    private final StandingGuard lock;
    private final HeadFile head;
    private Optional<LinesFile> lines = Optional.empty();
    private final KnownChain chain;
    private final Reserve reserve;
    private final AtomicReference<JournalStrained> strain = new AtomicReference<>();
    private boolean isStrained;

    JournalWriter(JournalFiles files, LineFormat format) {
        this.files = files;
        this.format = format;
        this.lock = new StandingGuard(files.lock());
        this.head = new HeadFile(files.head());
        this.mending = new JournalMending(files, format, head);
        this.chain = new KnownChain(files.lines(), format);
        this.reserve = new Reserve(files.reserve());
    }

    JournalEntry append(String deploymentId, DeploymentEvent event) throws IOException {
        return seal(deploymentId, (number, hash, same) -> event);
    }

    JournalEntry seal(String deploymentId, Journal.Seal seal) throws IOException {
        return JournalFiles.holding(lock, () -> {
            chain.own(deploymentId);
            JournalHead last = whole(deploymentId).head();
            return write(last, deploymentId, seal.of(last.count(), last.hash(), deploymentId));
        });
    }

    Optional<JournalEntry> appendUnlessMoved(String deploymentId, long seen, DeploymentEvent event) throws IOException {
        return JournalFiles.holding(lock, () -> {
            JournalHead last = whole(deploymentId).head();
            return hasMoved(deploymentId, seen, last)
                    ? Optional.empty()
                    : Optional.of(write(last, deploymentId, event));
        });
    }

    private boolean hasMoved(String deploymentId, long seen, JournalHead last) throws IOException {
        if (last.count() <= seen) {
            return false;
        }
        try (BackwardReader before = new BackwardReader(LinesFile.toRead(files.lines()), last.bytes())) {
            for (Optional<byte[]> line = before.next(); line.isPresent(); line = before.next()) {
                JournalEntry entry = format.read(line.get());
                if (entry.number() <= seen) {
                    return false;
                }
                if (entry.deploymentId().equals(deploymentId) && !(entry.event() instanceof JournalRepaired)) {
                    return true;
                }
            }
            return false;
        }
    }

    /** Makes sure that a deployment can be recorded to its end, also if the disk fills up meanwhile. */
    void keepReserve() throws IOException {
        reserve.keep();
    }

    /** Mends the end if a crash has torn it; from the end that is found then this process goes on, and alone with the deployment. */
    JournalMending.Mended mend(String deploymentId) throws IOException {
        return JournalFiles.holding(lock, () -> {
            chain.own(deploymentId);
            return whole(deploymentId);
        });
    }

    /** How far the journal goes, behind a line that tells of the mending where another process had died while it wrote. */
    private JournalMending.Mended whole(String deploymentId) throws IOException {
        JournalMending.Mended found = strained(() -> mending.mend(lines()));
        chain.follow(lines.orElseThrow(), found.head());
        if (found.repaired().isEmpty()) {
            return found;
        }
        JournalEntry told = write(found.head(), deploymentId, found.repaired().get());
        JournalHead head = behind(found.head(), told);
        // What was torn was longer than the line that took its place.
        lines.orElseThrow().cut(head.bytes());
        return new JournalMending.Mended(head, found.repaired());
    }

    /** The file of lines, which another process may have replaced by one that begins later. */
    private LinesFile lines() throws IOException {
        if (lines.isEmpty() || !lines.get().isStill(files.lines())) {
            closeLines();
            lines = Optional.of(LinesFile.toWrite(files.lines()));
        }
        return lines.get();
    }

    private void closeLines() throws IOException {
        if (lines.isPresent()) {
            lines.get().close();
            lines = Optional.empty();
        }
    }

    private JournalEntry write(JournalHead before, String deploymentId, DeploymentEvent event) throws IOException {
        return strained(() -> put(before, deploymentId, event));
    }

    private interface Writing<T> {
        T now() throws IOException;
    }

    /** Where there is no room, what was kept back is given up piece by piece, and that is to be told. */
    private <T> T strained(Writing<T> writing) throws IOException {
        while (true) {
            try {
                return writing.now();
            } catch (JournalException known) {
                throw known;
            } catch (IOException full) {
                if (!reserve.giveUp()) {
                    throw full;
                }
                strained(full);
            }
        }
    }

    private void strained(IOException full) {
        if (!isStrained) {
            isStrained = true;
            strain.set(new JournalStrained("The journal could not be written (" + full
                    + "), so the room that was kept back in " + files.reserve() + " was given up for it"));
        }
    }

    Optional<JournalStrained> strain() {
        return Optional.ofNullable(strain.getAndSet(null));
    }

    private JournalEntry put(JournalHead before, String deploymentId, DeploymentEvent event) throws IOException {
        Instant at = after(before.at());
        LineFormat.Line line = format.write(before, at, deploymentId, event);
        JournalHead behind = before.plus(at, line);
        LinesFile file = lines.orElseThrow();
        chain.begin(behind);
        try {
            file.write(before.bytes(), line.bytes());
            head.write(behind);
        } catch (IOException notWritten) {
            cutBack(file, before.bytes(), notWritten);
            throw notWritten;
        }
        chain.wrote(behind);
        return format.entry(behind, deploymentId, event, line);
    }

    /** A line that is said not to be written must not stand there, nor what of it found room. */
    private static void cutBack(LinesFile file, long place, IOException notWritten) {
        try {
            file.cut(place);
        } catch (IOException alsoNot) {
            notWritten.addSuppressed(alsoNot);
        }
    }

    private static JournalHead behind(JournalHead before, JournalEntry entry) {
        return before.plus(entry, entry.line().getBytes(StandardCharsets.UTF_8).length + 1);
    }

    /**
     * Closes the files; they are opened again by the next line, if there is one. Who else writes is not waited for: another
     * process may be stuck, and what was written stands.
     */
    void close() throws IOException {
        lock.close(() -> {
            head.close();
            closeLines();
        });
    }

    /** Now, but never the same as, nor before, the line that went before: the stamps order the lines everywhere. */
    private static Instant after(Instant last) {
        Instant now = Instant.now();
        return now.isAfter(last) ? now : last.plusNanos(1);
    }
}
