package edu.paws360.deploy.journal;

import edu.paws360.deploy.event.JournalRepaired;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Mends what a crash leaves at the end of a journal, and nothing else. What was found stays to be found until the line that tells of it
 * takes its place: the head is not written here, and nothing is cut off. For whoever holds the folder's lock.
 */
final class JournalMending {
    private final JournalFiles files;
    private final LineFormat format;
    private final HeadFile headFile;

    JournalMending(JournalFiles files, LineFormat format, HeadFile headFile) {
        this.files = files;
        this.format = format;
        this.headFile = headFile;
    }

    /**
     * What was found.
     *
     * @param head how far the whole lines go
     * @param repaired what is to be journaled, if anything was mended
     */
    record Mended(JournalHead head, Optional<JournalRepaired> repaired) {
        /** Whether a line is the one that tells of it, once that is written: then it is the last one. */
        boolean isToldBy(JournalEntry line) {
            return repaired.isPresent() && line.hash().equals(head.hash());
        }
    }

    /** How far the journal goes, and what is to be told behind that before anything else is written. */
    Mended mend(LinesFile lines) throws IOException {
        Optional<JournalHead> known = known();
        boolean lost = known.isEmpty() && Files.exists(files.head());
        JournalHead head = known.orElse(lost ? lines.base() : JournalHead.EMPTY);
        return !lost && lines.end() == head.bytes() ? new Mended(head, Optional.empty()) : mended(lines, head, lost);
    }

    /** The head, if it is there and was not lost with the power. */
    private Optional<JournalHead> known() throws IOException {
        try {
            return headFile.read();
        } catch (JournalException unreadable) {
            if (JournalHead.isLost(files.head())) {
                return Optional.empty();
            }
            throw unreadable;
        }
    }

    private Mended mended(LinesFile lines, JournalHead head, boolean lost) throws IOException {
        requireNotCut(lines, head);
        JournalHead whole = takeInWholeLines(lines, head);
        requireHead(lost, head, whole);
        long torn = lines.end() - whole.bytes();
        String aside = keepAside(lines, whole);
        return new Mended(
                whole, Optional.of(new JournalRepaired(aside, inWords(lost, whole.count() - head.count(), torn))));
    }

    private void requireHead(boolean lost, JournalHead head, JournalHead whole) throws JournalException {
        if (!lost && head.count() == 0 && whole.count() > 1) {
            throw new JournalException("The head record " + files.head()
                    + " is missing, so nobody can tell whether the end of " + files.lines()
                    + " was cut off; restore it from a backup or set deploy.audit.dir to a new folder");
        }
    }

    private static String inWords(boolean lost, long lines, long torn) {
        return "A crash left " + lines + " line(s) unknown to the head record and " + torn + " bytes of a torn line"
                + (lost
                        ? "; the head record itself was empty, as after a loss of power, so only an audit log id from outside"
                                + " can tell whether the end was cut off"
                        : "");
    }

    private void requireNotCut(LinesFile lines, JournalHead head) throws IOException {
        if (lines.end() < head.bytes()) {
            throw new JournalException("The journal " + files.lines() + " is " + lines.end()
                    + " bytes long, but its head record says " + head.bytes() + ": its tail was cut off"
                    + JournalFiles.advice());
        }
    }

    private JournalHead takeInWholeLines(LinesFile file, JournalHead head) throws IOException {
        JournalHead whole = head;
        try {
            LineReader lines = new LineReader(file, head.bytes(), file.end());
            for (Optional<byte[]> line = lines.next(); line.isPresent(); line = lines.next()) {
                whole = whole.plus(format.readNext(line.get(), whole), line.get().length + 1);
            }
            return whole;
        } catch (JournalException broken) {
            throw new JournalException("Line " + (whole.count() + 1) + " of " + files.lines()
                    + " is not as it was written: " + broken.getMessage() + JournalFiles.advice());
        }
    }

    private String keepAside(LinesFile lines, JournalHead whole) throws IOException {
        if (lines.end() == whole.bytes()) {
            return "none";
        }
        Path aside = files.torn(whole.count());
        byte[] torn = lines.read(whole.bytes(), (int) (lines.end() - whole.bytes()));
        try (FileOutputStream copy = new FileOutputStream(aside.toFile())) {
            copy.write(torn);
            copy.getFD().sync();
        } catch (IOException notKept) {
            Files.deleteIfExists(aside);
            throw notKept;
        }
        return aside.getFileName().toString();
    }
}
