package edu.paws360.deploy.report;

import edu.paws360.deploy.secret.Shortened;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The end of a deployment's log, as far as a page can take it.
 *
 * @param lines the last lines, none longer than {@value #LONGEST} characters
 * @param before how many lines stand before them in the log
 */
public record LogExcerpt(List<String> lines, long before) {
    /** No log at all. */
    public static final LogExcerpt NONE = new LogExcerpt(List.of(), 0);

    /** What terminals take for a colour, written out as the log has it, or bare. */
    private static final Pattern COLOUR = Pattern.compile("(\\\\x1b|\u001b)\\[[0-9;]*m");

    static final int MOST = 5_000;
    static final int LONGEST = 2_000;

    /** What a line can have of bytes where all that is shown of it are the longest characters, with a colour before each. */
    private static final int MOST_BYTES = 12 * LONGEST;

    /** Keeps its own copy. */
    public LogExcerpt {
        lines = List.copyOf(lines);
    }

    /**
     * The end of a log.
     *
     * @param log the file; none is an empty log, and so is a device, which could be read for ever
     * @return at most {@value #MOST} lines
     * @throws IOException if it cannot be read
     */
    public static LogExcerpt of(Path log) throws IOException {
        if (!Files.isRegularFile(log)) {
            return NONE;
        }
        LogEnd end = LogEnd.of(log, MOST);
        return new LogExcerpt(
                end.lines(log, MOST_BYTES).stream().map(LogExcerpt::shown).toList(), end.before());
    }

    private static String shown(String line) {
        String shown = COLOUR.matcher(line.endsWith("\r") ? line.substring(0, line.length() - 1) : line)
                .replaceAll("");
        return Shortened.to(shown, LONGEST);
    }

    String html() {
        if (lines.isEmpty()) {
            return "";
        }
        StringBuilder html = new StringBuilder("<div class=\"search\" hidden><label for=\"search\">Search</label>"
                + "<input id=\"search\" type=\"search\"><span id=\"shown\" role=\"status\"></span></div>\n");
        if (before > 0) {
            html.append(Html.paragraph("The " + before + " lines before these stand in deployment.log."));
        }
        html.append("<ol class=\"log\" tabindex=\"0\" aria-label=\"Lines of the log\">\n");
        // Each with its number, or those that a search leaves would be counted anew.
        for (int i = 0; i < lines.size(); i++) {
            html.append("<li value=\"")
                    .append(before + i + 1)
                    .append("\">")
                    .append(Html.escape(lines.get(i)))
                    .append("</li>\n");
        }
        return html.append("</ol>\n").toString();
    }
}
