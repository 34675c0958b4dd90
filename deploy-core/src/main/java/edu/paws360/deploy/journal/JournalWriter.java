package edu.paws360.deploy.journal;

import edu.paws360.deploy.event.DeploymentEvent;
import edu.paws360.deploy.event.JournalRepaired;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * Appends lines. The line is synced first and the head follows, so after a crash the head may lag behind whole lines, and a
 * line may be torn; it is never ahead of the lines unless somebody cut them off.
 */
final class JournalWriter {
    private final JournalFiles files;
    private final LineFormat format;

    JournalWriter(JournalFiles files, LineFormat format) {
        this.files = files;
        this.format = format;
    }

    JournalEntry append(String deploymentId, DeploymentEvent event) throws IOException {
        return files.holding(() -> {
            // Another process may have died while it wrote.
            mendIfTorn(deploymentId);
            return write(head(), deploymentId, event);
        });
    }

    Optional<JournalEntry> appendUnlessMoved(String deploymentId, long seen, DeploymentEvent event) throws IOException {
        return files.holding(() -> {
            mendIfTorn(deploymentId);
            JournalHead head = head();
            return hasMoved(deploymentId, seen, head)
                    ? Optional.empty()
                    : Optional.of(write(head, deploymentId, event));
        });
    }

    private boolean hasMoved(String deploymentId, long seen, JournalHead head) throws IOException {
        if (head.count() <= seen) {
            return false;
        }
        try (LineReader lines = new LineReader(files.lines(), 0, head.bytes())) {
            for (Optional<byte[]> line = lines.next(); line.isPresent(); line = lines.next()) {
                JournalEntry entry = format.read(line.get());
                if (entry.number() > seen
                        && entry.deploymentId().equals(deploymentId)
                        && !(entry.event() instanceof JournalRepaired)) {
                    return true;
                }
            }
            return false;
        }
    }

    /** For whoever holds the folder's lock. */
    Optional<JournalRepaired> mendIfTorn(String deploymentId) throws IOException {
        JournalHead head = head();
        long size = Files.exists(files.lines()) ? Files.size(files.lines()) : 0;
        return size == head.bytes() ? Optional.empty() : Optional.of(mendEnd(head, size, deploymentId));
    }

    private JournalHead head() throws IOException {
        return JournalHead.read(files.head()).orElse(JournalHead.EMPTY);
    }

    private JournalEntry write(JournalHead head, String deploymentId, DeploymentEvent event) throws IOException {
        Instant at = after(head.at());
        LineFormat.Line line = format.write(head, at, deploymentId, event);
        try (FileChannel channel =
                FileChannel.open(files.lines(), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.position(head.bytes());
            writeAll(channel, line.bytes());
            channel.force(false);
        }
        head.plus(at, line).write(files.head());
        return format.read(Arrays.copyOf(line.bytes(), line.bytes().length - 1));
    }

    private static void writeAll(FileChannel channel, byte[] bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    /** Now, but never the same as, nor before, the line that went before: the stamps order the lines everywhere. */
    private static Instant after(Instant last) {
        Instant now = Instant.now();
        return now.isAfter(last) ? now : last.plusNanos(1);
    }

    private JournalRepaired mendEnd(JournalHead head, long size, String deploymentId) throws IOException {
        if (size < head.bytes()) {
            throw new JournalException(
                    "The journal " + files.lines() + " is " + size + " bytes long, but its head record says "
                            + head.bytes()
                            + ": its tail was cut off. Keep the folder for an examination, and restore the journal from a"
                            + " backup or set deploy.audit.dir to a new folder");
        }
        JournalHead whole = takeInWholeLines(head, size);
        if (head.count() == 0 && whole.count() > 1) {
            throw new JournalException("The head record " + files.head()
                    + " is missing, so nobody can tell whether the end of " + files.lines()
                    + " was cut off; restore it from a backup or set deploy.audit.dir to a new folder");
        }
        String aside = keepAside(whole, size);
        whole.write(files.head());
        JournalRepaired repaired = new JournalRepaired(
                aside,
                "A crash left " + (whole.count() - head.count()) + " line(s) unknown to the head record and "
                        + (size - whole.bytes()) + " bytes of a torn line");
        write(whole, deploymentId, repaired);
        return repaired;
    }

    private JournalHead takeInWholeLines(JournalHead head, long size) throws IOException {
        JournalHead whole = head;
        try (LineReader lines = new LineReader(files.lines(), head.bytes(), size)) {
            for (Optional<byte[]> line = lines.next(); line.isPresent(); line = lines.next()) {
                whole = whole.plus(format.readNext(line.get(), whole), line.get().length + 1);
            }
            return whole;
        } catch (JournalException broken) {
            throw new JournalException("Line " + (whole.count() + 1) + " of " + files.lines()
                    + " is not as it was written: " + broken.getMessage()
                    + ". Keep the folder for an examination, and restore"
                    + " the journal from a backup or set deploy.audit.dir to a new folder");
        }
    }

    private String keepAside(JournalHead whole, long size) throws IOException {
        if (size == whole.bytes()) {
            return "none";
        }
        Path aside = files.torn(whole.count());
        try (InputStream lines = Files.newInputStream(files.lines())) {
            lines.skipNBytes(whole.bytes());
            Files.write(aside, lines.readAllBytes());
        }
        try (FileChannel channel = FileChannel.open(files.lines(), StandardOpenOption.WRITE)) {
            channel.truncate(whole.bytes()).force(false);
        }
        return aside.getFileName().toString();
    }
}
