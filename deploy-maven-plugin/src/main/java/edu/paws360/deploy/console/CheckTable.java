package edu.paws360.deploy.console;

import edu.paws360.deploy.check.CheckResult;
import edu.paws360.deploy.check.CheckStatus;
import edu.paws360.deploy.check.Spoken;
import java.util.List;
import java.util.Locale;

/** Checks as lines: name, status, duration, what was seen. What lets nothing go on is shown as a warning, and so is a warning. */
public final class CheckTable {
    private final Screen screen;

    /**
     * A table.
     *
     * @param screen where it is shown
     */
    public CheckTable(Screen screen) {
        this.screen = screen;
    }

    /**
     * Shows one line for each check.
     *
     * @param checks what was seen
     */
    public void show(List<CheckResult> checks) {
        for (CheckResult check : checks) {
            screen.row(
                    check.status(),
                    "  " + row(check.name(), check.status(), Spoken.of(check.duration()), check.detail()));
        }
    }

    static String row(String name, CheckStatus status, String took, String detail) {
        return String.format(Locale.ROOT, "%-10s %-14s %7s  %s", name, Spoken.of(status), took, detail);
    }
}
