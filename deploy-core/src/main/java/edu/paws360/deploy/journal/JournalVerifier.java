package edu.paws360.deploy.journal;

import edu.paws360.deploy.event.JournalPruned;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads a journal from the first line to the last and holds it against its head. Lines that others write meanwhile do not
 * disturb it, and it disturbs nobody: it looks only as far as the head went when it began.
 */
final class JournalVerifier {
    private static final int AT_ONCE = 1024;

    private final JournalFiles files;
    private final LineFormat format;

    JournalVerifier(JournalFiles files, LineFormat format) {
        this.files = files;
        this.format = format;
    }

    /** Checks everything, and that nothing stands behind what the head tells of. */
    Verification verify(Consumer<JournalEntry> visitor) throws IOException {
        Verification verified = verifyUpToHead(visitor);
        if (files.hasLines()) {
            requireNothingBehind();
        }
        return verified;
    }

    /** Checks what the head tells of; a crash of another process may leave something behind it at any moment. */
    Verification verifyUpToHead(Consumer<JournalEntry> visitor) throws IOException {
        return verifyUpTo(head(), visitor);
    }

    /** Checks what a head tells of that was read before. */
    Verification verifyUpTo(JournalHead head, Consumer<JournalEntry> visitor) throws IOException {
        if (!files.hasLines()) {
            return agreed(JournalHead.EMPTY, JournalHead.EMPTY, head);
        }
        // Behind the head, so that what it tells of is in the file, also if that is replaced meanwhile.
        try (LinesFile lines = LinesFile.toRead(files.lines())) {
            Pruning pruning = new Pruning(lines.base());
            JournalHead seen = walk(lines, lines.base(), head, visitor.andThen(pruning));
            if (!pruning.told) {
                // Whoever took lines out after the head was read has said so behind it.
                walk(lines, seen, head(), pruning);
            }
            pruning.requireTold(files);
            return agreed(lines.base(), seen, head);
        }
    }

    private Verification agreed(JournalHead base, JournalHead seen, JournalHead head) throws JournalException {
        if (!seen.equals(head)) {
            throw disagrees(seen, head);
        }
        return new Verification(seen.count(), seen.hash(), base.count());
    }

    private JournalHead walk(LinesFile file, JournalHead from, JournalHead head, Consumer<JournalEntry> visitor)
            throws IOException {
        JournalHead seen = from;
        // A head that is lost or too low is found out by what stands behind it.
        long end = Math.max(seen.bytes(), Math.min(head.bytes(), file.end()));
        LineReader lines = new LineReader(file, seen.bytes(), end);
        for (List<byte[]> some = lines.next(AT_ONCE); !some.isEmpty(); some = lines.next(AT_ONCE)) {
            seen = follow(seen, some, visitor);
        }
        if (lines.torn() > 0) {
            throw bad(seen.count() + 1, "it has no end");
        }
        return seen;
    }

    /** What a line says can be looked at side by side, and how they follow one another only in turn. */
    private JournalHead follow(JournalHead before, List<byte[]> some, Consumer<JournalEntry> visitor)
            throws JournalException {
        List<Look> looks = some.parallelStream().map(this::look).toList();
        JournalHead seen = before;
        for (Look look : looks) {
            JournalEntry entry = good(look, seen);
            visitor.accept(entry);
            seen = seen.plus(entry, look.length() + 1);
        }
        return seen;
    }

    /** A line that is whole in itself, or what is wrong with it. */
    private record Look(int length, Optional<LineFormat.Checked> whole, String fault) {}

    private Look look(byte[] line) {
        try {
            return new Look(line.length, Optional.of(format.readWhole(line)), "");
        } catch (JournalException broken) {
            return new Look(line.length, Optional.empty(), broken.getMessage());
        }
    }

    private JournalEntry good(Look look, JournalHead before) throws JournalException {
        if (look.whole().isEmpty()) {
            throw bad(before.count() + 1, look.fault());
        }
        try {
            return look.whole().get().behind(before);
        } catch (JournalException broken) {
            throw bad(before.count() + 1, broken.getMessage());
        }
    }

    /** What is there and unknown to the head is being written at this moment, or is not as it should be. */
    private void requireNothingBehind() throws IOException {
        if (isBehind(head())) {
            Optional<JournalException> fault = files.holding(() -> behind(head()));
            if (fault.isPresent()) {
                throw fault.get();
            }
        }
    }

    private JournalHead head() throws IOException {
        return JournalHead.read(files.head()).orElse(JournalHead.EMPTY);
    }

    private boolean isBehind(JournalHead head) throws IOException {
        try (LinesFile file = LinesFile.toRead(files.lines())) {
            return file.end() > head.bytes();
        }
    }

    private Optional<JournalException> behind(JournalHead head) throws IOException {
        try (LinesFile file = LinesFile.toRead(files.lines())) {
            JournalHead seen = head;
            LineReader lines =
                    new LineReader(file, Math.max(head.bytes(), file.base().bytes()), file.end());
            for (Optional<byte[]> line = lines.next(); line.isPresent(); line = lines.next()) {
                seen = seen.plus(good(look(line.get()), seen), line.get().length + 1);
            }
            if (lines.torn() > 0) {
                return Optional.of(bad(seen.count() + 1, "it has no end"));
            }
            return seen.equals(head) ? Optional.empty() : Optional.of(disagrees(seen, head));
        }
    }

    private JournalException bad(long number, String why) {
        return new JournalException("Line " + number + " of " + files.lines() + " is not as it was written: " + why
                + JournalFiles.advice());
    }

    private JournalException disagrees(JournalHead seen, JournalHead head) {
        return new JournalException("The journal " + files.lines() + " has " + seen.count()
                + " lines, but its head record says " + head.count()
                + (seen.count() < head.count() ? ": its tail was cut off" : "") + JournalFiles.advice());
    }

    /** Where lines are missing at the beginning, a later line must say that they were taken out. */
    private static final class Pruning implements Consumer<JournalEntry> {
        private final JournalHead base;
        private boolean told;

        Pruning(JournalHead base) {
            this.base = base;
            this.told = base.count() == 0;
        }

        @Override
        public void accept(JournalEntry entry) {
            told |= entry.event() instanceof JournalPruned pruned
                    && pruned.upTo() == base.count()
                    && pruned.hash().equals(base.hash());
        }

        void requireTold(JournalFiles files) throws JournalException {
            if (!told) {
                throw new JournalException("The journal " + files.lines() + " begins behind line " + base.count()
                        + ", and no line says that those before were taken out: its beginning was cut off"
                        + JournalFiles.advice());
            }
        }
    }
}
