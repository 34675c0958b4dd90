package edu.paws360.deploy.journal;

import edu.paws360.deploy.event.DeploymentEvent;
import edu.paws360.deploy.event.JournalRepaired;
import edu.paws360.deploy.event.JournalStrained;
import edu.paws360.deploy.store.StandingGuard;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
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
    private final Reserve reserve;
    private final AtomicReference<JournalStrained> strain = new AtomicReference<>();

    JournalWriter(JournalFiles files, LineFormat format) {
        this.files = files;
        this.format = format;
        this.lock = new StandingGuard(files.lock());
        this.head = new HeadFile(files.head());
        this.mending = new JournalMending(files, format, head);
        this.reserve = new Reserve(files.reserve());
    }

    JournalEntry append(String deploymentId, DeploymentEvent event) throws IOException {
        return seal(deploymentId, (number, hash) -> event);
    }

    JournalEntry seal(String deploymentId, Journal.Seal seal) throws IOException {
        return JournalFiles.holding(lock, () -> {
            JournalHead last = whole(deploymentId).head();
            return write(last, deploymentId, seal.of(last.count(), last.hash()));
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

    /** Mends the end if a crash has torn it. */
    Optional<JournalRepaired> mend(String deploymentId) throws IOException {
        return JournalFiles.holding(lock, () -> whole(deploymentId).repaired());
    }

    /** How far the journal goes, behind a line that tells of the mending where another process had died while it wrote. */
    private JournalMending.Mended whole(String deploymentId) throws IOException {
        JournalMending.Mended found = mending.mend(lines());
        if (found.repaired().isEmpty()) {
            return found;
        }
        JournalEntry told = write(found.head(), deploymentId, found.repaired().get());
        return new JournalMending.Mended(behind(found.head(), told), found.repaired());
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
        try {
            return put(before, deploymentId, event);
        } catch (JournalException known) {
            throw known;
        } catch (IOException full) {
            return strained(before, deploymentId, event, full);
        }
    }

    /** Where there is no room, what was kept back is given up, and that is to be told. */
    private JournalEntry strained(JournalHead before, String deploymentId, DeploymentEvent event, IOException full)
            throws IOException {
        if (!reserve.giveUp()) {
            throw full;
        }
        JournalEntry entry = put(before, deploymentId, event);
        strain.set(new JournalStrained("The journal could not be written (" + full
                + "), so the room that was kept back in " + files.reserve() + " was given up for it"));
        return entry;
    }

    Optional<JournalStrained> strain() {
        return Optional.ofNullable(strain.getAndSet(null));
    }

    private JournalEntry put(JournalHead before, String deploymentId, DeploymentEvent event) throws IOException {
        Instant at = after(before.at());
        LineFormat.Line line = format.write(before, at, deploymentId, event);
        lines.orElseThrow().write(before.bytes(), line.bytes());
        head.write(before.plus(at, line));
        return format.read(Arrays.copyOf(line.bytes(), line.bytes().length - 1));
    }

    private static JournalHead behind(JournalHead before, JournalEntry entry) {
        return before.plus(entry, entry.line().getBytes(StandardCharsets.UTF_8).length + 1);
    }

    /** Closes the files; they are opened again by the next line, if there is one. */
    void close() throws IOException {
        if (lines.isPresent()) {
            JournalFiles.holding(lock, () -> {
                head.close();
                closeLines();
                return true;
            });
        }
        lock.close();
    }

    /** Now, but never the same as, nor before, the line that went before: the stamps order the lines everywhere. */
    private static Instant after(Instant last) {
        Instant now = Instant.now();
        return now.isAfter(last) ? now : last.plusNanos(1);
    }
}
