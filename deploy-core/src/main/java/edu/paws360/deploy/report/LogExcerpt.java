package edu.paws360.deploy.report;

import edu.paws360.deploy.secret.Shortened;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
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

    /** Keeps its own copy. */
    public LogExcerpt {
        lines = List.copyOf(lines);
    }

    /**
     * The end of a log.
     *
     * @param log the file; none is an empty log
     * @return at most {@value #MOST} lines
     * @throws IOException if it cannot be read
     */
    public static LogExcerpt of(Path log) throws IOException {
        if (!Files.exists(log)) {
            return NONE;
        }
        Deque<String> last = new ArrayDeque<>();
        long before = 0;
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(Files.newInputStream(log), decoder()))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                last.add(shown(line));
                if (last.size() > MOST) {
                    last.remove();
                    before++;
                }
            }
        }
        return new LogExcerpt(List.copyOf(last), before);
    }

    /** What is no UTF-8 is shown as such, and ends nothing. */
    private static CharsetDecoder decoder() {
        return StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE);
    }

    private static String shown(String line) {
        return Shortened.to(COLOUR.matcher(line).replaceAll(""), LONGEST);
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
