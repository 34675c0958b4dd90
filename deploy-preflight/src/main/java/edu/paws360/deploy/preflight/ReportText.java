package edu.paws360.deploy.preflight;

import edu.paws360.deploy.check.CheckResult;
import edu.paws360.deploy.check.Spoken;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A report for people. Control characters of others, which could move a cursor or hide text, are written out. */
final class ReportText {
    private static final Pattern HIDES =
            Pattern.compile("[\\p{Cc}\\u061c\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u2069\\ufeff&&[^\\n\\t]]");

    private ReportText() {}

    static String of(PreflightReport report) {
        StringBuilder text = new StringBuilder();
        report.results().forEach(result -> text.append(line(result)).append('\n'));
        return text.append("preflight ")
                .append(report.passed() ? "passed" : "failed")
                .append(", exit code ")
                .append(report.exitCode())
                .append('\n')
                .toString();
    }

    /** A check in a line; further lines of its detail are indented. */
    static String line(CheckResult result) {
        String detail = HIDES.matcher(result.detail())
                .replaceAll(hidden -> writtenOut(hidden.group().charAt(0)));
        return result.name() + ": " + Spoken.of(result.status()) + ", " + detail.replace("\n", "\n    ");
    }

    private static String writtenOut(char hidden) {
        String form = hidden < 0x100 ? "\\x%02x" : "\\u%04x";
        return Matcher.quoteReplacement(String.format(Locale.ROOT, form, (int) hidden));
    }
}
