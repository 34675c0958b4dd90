package edu.paws360.deploy.report;

import edu.paws360.deploy.check.CheckResult;
import edu.paws360.deploy.check.CheckStatus;
import edu.paws360.deploy.check.Spoken;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What was looked at, in rows of name, how it ended, how long it took, and what was seen. The roles are said once more, since what is drawn
 * as blocks on a phone is no table any more to a screen reader.
 */
final class Table {
    private Table() {}

    /**
     * A row.
     *
     * @param kind the class that chooses its colour
     * @param name of what
     * @param result in a word
     * @param measure how long or how far
     * @param detail what was seen
     */
    record Row(String kind, String name, String result, String measure, String detail) {
        static Row of(CheckResult check) {
            return new Row(
                    Table.kind(check.status()),
                    check.name(),
                    Spoken.of(check.status()),
                    Spoken.of(check.duration()),
                    check.detail());
        }

        private String html() {
            return "<tr role=\"row\" class=\"" + kind + "\"><th scope=\"row\" role=\"rowheader\">" + Html.escape(name)
                    + "</th><td role=\"cell\" class=\"state\">"
                    + Html.escape(result) + "</td><td role=\"cell\">" + Html.escape(measure)
                    + "</td><td role=\"cell\" class=\"detail\">"
                    + Html.escape(detail) + "</td></tr>\n";
        }
    }

    /** The class for a status, such as {@code not-executed}. */
    static String kind(CheckStatus status) {
        return status.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** A section with these checks; nothing where there are none. */
    static String ofChecks(String title, Stream<CheckResult> checks) {
        return of(title, "check", "took", checks.map(Row::of));
    }

    /** A section with these rows; nothing where there are none. */
    static String of(String title, String what, String measure, Stream<Row> rows) {
        String html = rows.map(Row::html).collect(Collectors.joining());
        return html.isEmpty()
                ? ""
                : Html.section(
                        title,
                        "<table role=\"table\">\n" + head(what, measure) + "<tbody role=\"rowgroup\">\n" + html
                                + "</tbody>\n</table>\n");
    }

    private static String head(String what, String measure) {
        return Stream.of(what, "result", measure, "what was seen")
                .map(column -> "<th scope=\"col\" role=\"columnheader\">" + Html.escape(column) + "</th>")
                .collect(Collectors.joining("", "<thead role=\"rowgroup\"><tr role=\"row\">", "</tr></thead>\n"));
    }
}
