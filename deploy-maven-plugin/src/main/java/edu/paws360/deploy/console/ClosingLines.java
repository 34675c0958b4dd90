package edu.paws360.deploy.console;

import edu.paws360.deploy.check.CheckStatus;
import edu.paws360.deploy.check.Spoken;
import edu.paws360.deploy.event.StageFinished;
import edu.paws360.deploy.event.Verdict;
import edu.paws360.deploy.journal.JournalEntry;
import edu.paws360.deploy.report.Ended;
import java.util.List;

/** What a person who comes back to the screen wants to read: how it ended, how long each stage took, what to do. */
public final class ClosingLines {
    private final Screen screen;

    /**
     * The end.
     *
     * @param screen where it is shown
     */
    public ClosingLines(Screen screen) {
        this.screen = screen;
    }

    /**
     * Tells it.
     *
     * @param lines the journal's lines of one deployment; where there is no verdict, the goal's own end says why
     */
    public void tell(List<JournalEntry> lines) {
        Ended.in(lines).forEach(end -> head(lines.get(0).deploymentId(), end));
        JournalEntry.events(lines, StageFinished.class)
                .forEach(stage -> screen.row(stage.status(), "  " + row(stage).stripTrailing()));
        Ended.in(lines).forEach(end -> advice(end.verdict()));
    }

    private void head(String id, Ended end) {
        Verdict verdict = end.verdict();
        String line = end.what() + " " + id + ": " + end.outcome() + " (" + verdict.reason() + ") after "
                + Spoken.of(verdict.duration());
        if (verdict.succeeded()) {
            screen.say(line);
        } else {
            screen.fail(line);
        }
    }

    private static String row(StageFinished stage) {
        String took = stage.status() == CheckStatus.NOT_EXECUTED ? "" : Spoken.of(stage.duration());
        return CheckTable.row(stage.stage().label(), stage.status(), took, "");
    }

    private void advice(Verdict verdict) {
        if (!verdict.succeeded()) {
            screen.fail("What failed: " + verdict.message());
            screen.fail("What to do: " + verdict.advice());
        }
    }
}
