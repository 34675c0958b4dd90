package edu.paws360.deploy.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What this process knows of the journal without asking the disk: the head behind the last line that it checked or wrote. Whoever can
 * write the folder can make lines, hashes and head anew while a deployment runs, but not the hash that is kept here, and that stands
 * for every line before. So nothing is written, and nothing signed, behind an end that does not lead back to it. For whoever holds
 * the folder's lock.
 */
final class KnownChain {
    private final Path path;
    private final LineFormat format;
    private final Set<String> own = new HashSet<>();
    private final Set<String> begun = new HashSet<>();
    private Optional<JournalHead> known = Optional.empty();

    KnownChain(Path path, LineFormat format) {
        this.path = path;
        this.format = format;
    }

    /** From now on nobody else may write lines of this deployment. */
    void own(String deploymentId) {
        own.add(deploymentId);
    }

    /** A line will be written; if that fails in the middle, it may stand there all the same. */
    void begin(JournalHead behind) {
        begun.add(behind.hash());
    }

    /** The line was written. */
    void wrote(JournalHead behind) {
        known = Optional.of(behind);
        begun.clear();
    }

    /**
     * Goes on to where the journal ends now: what others wrote behind what is known.
     *
     * @throws JournalException if that does not lead there
     */
    void follow(LinesFile lines, JournalHead now) throws IOException {
        if (known.isPresent() && !known.get().equals(now)) {
            try {
                requireNext(lines, known.get(), now);
            } catch (JournalException changed) {
                throw changed(known.get(), changed);
            }
        }
        known = Optional.of(now);
    }

    private void requireNext(LinesFile lines, JournalHead before, JournalHead now) throws IOException {
        if (now.count() < before.count() || now.bytes() < before.bytes()) {
            throw new JournalException("the journal ends with line " + now.count());
        }
        if (lines.base().count() > before.count()) {
            throw new JournalException("the lines up to " + lines.base().count() + " were taken out");
        }
        JournalHead seen = before;
        LineReader others = new LineReader(lines, before.bytes(), now.bytes());
        for (Optional<byte[]> line = others.next(); line.isPresent(); line = others.next()) {
            JournalEntry entry = format.readNext(line.get(), seen);
            requireAnothers(entry);
            seen = seen.plus(entry, line.get().length + 1);
        }
        if (!seen.equals(now)) {
            throw new JournalException("its head record says line " + now.count() + " has the hash " + now.hash()
                    + ", and line " + seen.count() + " here has " + seen.hash());
        }
    }

    private void requireAnothers(JournalEntry entry) throws JournalException {
        if (own.contains(entry.deploymentId()) && !begun.contains(entry.hash())) {
            throw new JournalException("line " + entry.number() + " is one of " + entry.deploymentId()
                    + ", which this process alone writes, and it did not");
        }
    }

    private JournalException changed(JournalHead before, JournalException why) {
        return new JournalException(
                "The journal " + path + " was changed while it was written: it does not go on behind line "
                        + before.count() + " as this process left it (" + why.getMessage() + "), expected the hash "
                        + before.hash() + " there" + JournalFiles.advice(),
                why);
    }
}
