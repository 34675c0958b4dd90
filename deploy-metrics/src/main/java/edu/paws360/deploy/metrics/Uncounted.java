package edu.paws360.deploy.metrics;

import edu.paws360.deploy.journal.JournalEntry;
import java.util.List;

/**
 * What of a journal is not counted yet. Immutable.
 *
 * @param before what the lines before it left open
 * @param lines the lines, in their order
 */
record Uncounted(Ledger before, List<JournalEntry> lines) {
    Uncounted {
        lines = List.copyOf(lines);
    }

    /** Counted on top of totals. */
    Ledger onto(Totals shared) {
        Fold fold = new Fold(before.onto(shared));
        lines.forEach(fold::add);
        return fold.ledger();
    }
}
