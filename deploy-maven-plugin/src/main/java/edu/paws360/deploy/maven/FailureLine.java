package edu.paws360.deploy.maven;

import edu.paws360.deploy.check.CheckResult;
import edu.paws360.deploy.check.ReasonCode;
import edu.paws360.deploy.console.Visible;
import edu.paws360.deploy.event.Verdict;
import edu.paws360.deploy.journal.JournalException;
import java.util.List;
import java.util.stream.Collectors;

/** The one line that Maven shows when a goal fails: the reason code, what was seen, what to do. */
final class FailureLine {
    private FailureLine() {}

    static String of(Verdict verdict) {
        return verdict.reason() + ": " + oneLine(verdict.message()).replaceFirst("[.]$", "") + ". What to do: "
                + Visible.onScreen(verdict.advice());
    }

    /** All checks that let nothing go on, behind what they are the reason for. */
    static String of(List<CheckResult> checks, String what) {
        List<CheckResult> blocking =
                checks.stream().filter(check -> check.status().blocks()).toList();
        return blocking.get(0).reason() + ": " + what + ": "
                + blocking.stream()
                        .map(check -> check.name() + ": " + oneLine(check.detail()))
                        .collect(Collectors.joining("; "));
    }

    /** A list that was written over several lines, such as that of targets that are down. */
    private static String oneLine(String text) {
        return Visible.onScreen(text.lines()
                .map(String::strip)
                .collect(Collectors.joining("; "))
                .replace(":; ", ": "));
    }

    /** Why an order to another deployment came to nothing, perhaps in that one's words. */
    static String of(String what, String why) {
        return what + ": " + oneLine(why) + ".";
    }

    static String of(JournalException unusable) {
        return ReasonCode.JOURNAL_UNUSABLE + ": " + oneLine(String.valueOf(unusable.getMessage()));
    }
}
