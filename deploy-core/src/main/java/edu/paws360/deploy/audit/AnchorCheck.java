package edu.paws360.deploy.audit;

import edu.paws360.deploy.journal.JournalEntry;
import edu.paws360.deploy.journal.Verification;
import java.util.Optional;
import java.util.function.Consumer;

/** Does the journal still hold the line that somebody has written down? Sees every line of a verified journal. Not thread-safe. */
public final class AnchorCheck implements Consumer<JournalEntry> {
    private final Anchor anchor;
    private Optional<String> seen = Optional.empty();

    /**
     * A check.
     *
     * @param anchor what was written down
     */
    public AnchorCheck(Anchor anchor) {
        this.anchor = anchor;
    }

    @Override
    public void accept(JournalEntry entry) {
        if (entry.number() == anchor.number()) {
            seen = Optional.of(entry.hash());
        }
    }

    /**
     * What is wrong.
     *
     * @param verified what the journal's own check found
     * @return what was seen and expected; empty if the line is there as it was, and so all before it
     */
    public Optional<String> fault(Verification verified) {
        if (seen.isPresent()) {
            return seen.filter(hash -> !hash.equals(anchor.hash()))
                    .map(hash -> "line " + anchor.number() + " has the hash " + hash + ", expected " + anchor.hash()
                            + ": it, or a line before it, was changed, and the hashes behind it made anew");
        }
        if (anchor.number() > verified.lines()) {
            return Optional.of("the journal ends with line " + verified.lines() + ", expected line " + anchor.number()
                    + " to be there: its tail was cut off, and its head record made anew");
        }
        // Where a journal begins is its own word, which whoever makes it anew chooses; so the last line that went
        // proves nothing, too.
        return Optional.of("line " + anchor.number() + " was taken out by pruning (up to line " + verified.prunedUpTo()
                + "), so this audit log id proves nothing of what is left; take one of a later deployment");
    }
}
