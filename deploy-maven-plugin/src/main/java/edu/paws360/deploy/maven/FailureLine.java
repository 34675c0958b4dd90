package edu.paws360.deploy.maven;

import edu.paws360.deploy.check.ReasonCode;
import edu.paws360.deploy.event.Verdict;
import edu.paws360.deploy.journal.JournalException;

/** The one line that Maven shows when a goal fails: the reason code, what was seen, what to do. */
final class FailureLine {
    private FailureLine() {}

    static String of(Verdict verdict) {
        return verdict.reason() + ": " + verdict.message() + ". What to do: " + verdict.advice();
    }

    static String of(JournalException unusable) {
        return ReasonCode.JOURNAL_UNUSABLE + ": " + unusable.getMessage();
    }
}
