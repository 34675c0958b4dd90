package edu.paws360.deploy.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads a journal from the first line to the last and holds it against its head. */
final class JournalVerifier {
    private final JournalFiles files;
    private final LineFormat format;

    JournalVerifier(JournalFiles files, LineFormat format) {
        this.files = files;
        this.format = format;
    }

    /** For whoever holds the folder's lock. */
    Verification verify(Consumer<JournalEntry> visitor) throws IOException {
        JournalHead head = JournalHead.read(files.head()).orElse(JournalHead.EMPTY);
        long size = Files.exists(files.lines()) ? Files.size(files.lines()) : 0;
        JournalHead seen = walk(size, visitor);
        if (!seen.equals(head)) {
            throw disagrees(seen, head);
        }
        return new Verification(seen.count(), seen.hash());
    }

    private JournalHead walk(long size, Consumer<JournalEntry> visitor) throws IOException {
        JournalHead seen = JournalHead.EMPTY;
        if (size == 0) {
            return seen;
        }
        try (LineReader lines = new LineReader(files.lines(), 0, size)) {
            for (Optional<byte[]> line = lines.next(); line.isPresent(); line = lines.next()) {
                JournalEntry entry = good(line.get(), seen);
                visitor.accept(entry);
                seen = seen.plus(entry, line.get().length + 1);
            }
            if (lines.torn() > 0) {
                throw bad(seen.count() + 1, "it has no end");
            }
            return seen;
        }
    }

    private JournalEntry good(byte[] line, JournalHead before) throws JournalException {
        try {
            return format.readNext(line, before);
        } catch (JournalException broken) {
            throw bad(before.count() + 1, broken.getMessage());
        }
    }

    private JournalException bad(long number, String why) {
        return new JournalException("Line " + number + " of " + files.lines() + " is not as it was written: " + why
                + ". Keep the folder for an examination, and restore the journal from a backup or set deploy.audit.dir to a new"
                + " folder");
    }

    private JournalException disagrees(JournalHead seen, JournalHead head) {
        return new JournalException(
                "The journal " + files.lines() + " has " + seen.count() + " lines, but its head record says "
                        + head.count() + (seen.count() < head.count() ? ": its tail was cut off" : "")
                        + ". Keep the folder for an examination, and restore the journal from a backup or set deploy.audit.dir to a new"
                        + " folder");
    }
}
