package edu.paws360.deploy.report;

import edu.paws360.deploy.event.Verdict;
import edu.paws360.deploy.journal.JournalEntry;
import java.util.List;
import java.util.stream.Stream;

/**
 * What went wrong, in a few words, for the page on which GitHub Actions shows a run.
 *
 * @param title a few words in one line
 * @param message one or more lines
 */
public record Annotation(String title, String message) {
    /** GitHub shows ten errors of a step. */
    private static final int MOST = 10;

    /**
     * The verdict of a failed deployment, and then what it did not pass.
     *
     * @param lines the lines of one deployment, in order
     * @return at most {@value #MOST}; none where it succeeded
     */
    public static List<Annotation> of(List<JournalEntry> lines) {
        List<Annotation> failed = Ended.in(lines)
                .filter(end -> !end.verdict().succeeded())
                .map(Annotation::of)
                .toList();
        Stream<Annotation> checks = Checks.in(lines)
                .filter(check -> check.status().blocks())
                .map(check -> new Annotation(check.name() + ": " + check.reason(), check.detail()));
        return failed.isEmpty()
                ? List.of()
                : Stream.concat(failed.stream(), checks).limit(MOST).toList();
    }

    private static Annotation of(Ended end) {
        Verdict verdict = end.verdict();
        return new Annotation(
                end.what() + " failed: " + verdict.reason(),
                verdict.message() + (verdict.advice().isEmpty() ? "" : "\nWhat to do: " + verdict.advice()));
    }
}
