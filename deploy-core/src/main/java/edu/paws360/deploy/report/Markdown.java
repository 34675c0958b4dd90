package edu.paws360.deploy.report;

import java.util.List;
import java.util.stream.Collectors;

/** Text as GitHub's Markdown, in which none of its characters means anything, and none hides or reorders others. */
final class Markdown {
    private static final String MEANINGFUL = "\\`*_{}[]()#+-.!|~:@$\"'/=^";

    private Markdown() {}

    /** In one line; line feeds become breaks. */
    static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        WrittenOut.lines(text.strip()).chars().forEach(character -> escaped.append(escape((char) character)));
        return escaped.toString();
    }

    private static String escape(char character) {
        return switch (character) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '\n' -> "<br>";
            default -> MEANINGFUL.indexOf(character) < 0 ? String.valueOf(character) : "\\" + character;
        };
    }

    /** A row of a table, its cells escaped. */
    static String row(List<String> cells) {
        return cells.stream().map(Markdown::escape).collect(Collectors.joining(" | ", "| ", " |\n"));
    }
}
