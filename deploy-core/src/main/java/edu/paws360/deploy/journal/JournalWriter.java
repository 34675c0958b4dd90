package edu.paws360.deploy.journal;

import edu.paws360.deploy.event.DeploymentEvent;
import edu.paws360.deploy.event.JournalRepaired;
import edu.paws360.deploy.event.JournalStrained;
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
    private final Reserve reserve;
    private final AtomicReference<JournalStrained> strain = new AtomicReference<>();

    JournalWriter(JournalFiles files, LineFormat format) {
        this.files = files;
        this.format = format;
        this.mending = new JournalMending(files, format);
        this.reserve = new Reserve(files.reserve());
    }

    JournalEntry append(String deploymentId, DeploymentEvent event) throws IOException {
        return seal(deploymentId, (number, hash) -> event);
    }

    JournalEntry seal(String deploymentId, Journal.Seal seal) throws IOException {
        return files.holding(() -> {
            try (LinesFile lines = LinesFile.toWrite(files.lines())) {
                JournalHead head = whole(lines, deploymentId).head();
                return write(lines, head, deploymentId, seal.of(head.count(), head.hash()));
            }
        });
    }

    Optional<JournalEntry> appendUnlessMoved(String deploymentId, long seen, DeploymentEvent event) throws IOException {
        return files.holding(() -> {
            try (LinesFile lines = LinesFile.toWrite(files.lines())) {
                JournalHead head = whole(lines, deploymentId).head();
                return hasMoved(deploymentId, seen, head)
                        ? Optional.empty()
                        : Optional.of(write(lines, head, deploymentId, event));
            }
        });
    }

    private boolean hasMoved(String deploymentId, long seen, JournalHead head) throws IOException {
        if (head.count() <= seen) {
            return false;
        }
        try (BackwardReader lines = new BackwardReader(LinesFile.toRead(files.lines()), head.bytes())) {
            for (Optional<byte[]> line = lines.next(); line.isPresent(); line = lines.next()) {
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
        return files.holding(() -> {
            try (LinesFile lines = LinesFile.toWrite(files.lines())) {
                return whole(lines, deploymentId).repaired();
            }
        });
    }

    /** How far the journal goes, behind a line that tells of the mending where another process had died while it wrote. */
    private JournalMending.Mended whole(LinesFile lines, String deploymentId) throws IOException {
        JournalMending.Mended found = mending.mend(lines);
        if (found.repaired().isEmpty()) {
            return found;
        }
        JournalEntry told =
                write(lines, found.head(), deploymentId, found.repaired().get());
        return new JournalMending.Mended(behind(found.head(), told), found.repaired());
    }

    private JournalEntry write(LinesFile lines, JournalHead head, String deploymentId, DeploymentEvent event)
            throws IOException {
        try {
            return put(lines, head, deploymentId, event);
        } catch (JournalException known) {
            throw known;
        } catch (IOException full) {
            return strained(lines, head, deploymentId, event, full);
        }
    }

    /** Where there is no room, what was kept back is given up, and that is to be told. */
    private JournalEntry strained(
            LinesFile lines, JournalHead head, String deploymentId, DeploymentEvent event, IOException full)
            throws IOException {
        if (!reserve.giveUp()) {
            throw full;
        }
        JournalEntry entry = put(lines, head, deploymentId, event);
        strain.set(new JournalStrained("The journal could not be written (" + full
                + "), so the room that was kept back in " + files.reserve() + " was given up for it"));
        return entry;
    }

    Optional<JournalStrained> strain() {
        return Optional.ofNullable(strain.getAndSet(null));
    }

    private JournalEntry put(LinesFile lines, JournalHead head, String deploymentId, DeploymentEvent event)
            throws IOException {
        Instant at = after(head.at());
        LineFormat.Line line = format.write(head, at, deploymentId, event);
        lines.write(head.bytes(), line.bytes());
        head.plus(at, line).write(files.head());
        return format.read(Arrays.copyOf(line.bytes(), line.bytes().length - 1));
    }

    private static JournalHead behind(JournalHead head, JournalEntry entry) {
        return head.plus(entry, entry.line().getBytes(StandardCharsets.UTF_8).length + 1);
    }

    /** Now, but never the same as, nor before, the line that went before: the stamps order the lines everywhere. */
    private static Instant after(Instant last) {
        Instant now = Instant.now();
        return now.isAfter(last) ? now : last.plusNanos(1);
    }
}
