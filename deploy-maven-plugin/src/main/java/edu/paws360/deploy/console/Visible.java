package edu.paws360.deploy.console;

import java.util.Locale;

/**
 * Text of others as it may stand on a screen or in a log: what would move a cursor, hide or reorder text, or end a line is written
 * out, as {@code \x1b} or {@code \u202e}. Tabs stay; so do joiners, which some scripts cannot do without.
 */
public final class Visible {
    private static final String COMMAND = "##";

    private Visible() {}

    /**
     * The text with its control characters written out.
     *
     * @param text any text
     * @return the same text where there is none
     */
    public static String of(String text) {
        int at = 0;
        while (at < text.length() && !hides(text.charAt(at))) {
            at++;
        }
        return at == text.length() ? text : writtenOut(text, at);
    }

    private static String writtenOut(String text, int from) {
        StringBuilder visible = new StringBuilder(text.length() + 16).append(text, 0, from);
        for (int at = from; at < text.length(); at++) {
            char character = text.charAt(at);
            if (hides(character)) {
                visible.append(String.format(Locale.ROOT, character < 0x100 ? "\\x%02x" : "\\u%04x", (int) character));
            } else {
                visible.append(character);
            }
        }
        return visible.toString();
    }

    private static boolean hides(char character) {
        if (character < 0x7f) {
            return character < ' ' && character != '\t';
        }
        return character <= 0x9f || (character >= 0x61c && reorders(character));
    }

    /** Marks of direction, separators of lines, and spaces without a width. */
    private static boolean reorders(char character) {
        return character == 0x61c
                || character == 0x200b
                || (character >= 0x200e && character <= 0x200f)
                || (character >= 0x2028 && character <= 0x202e)
                || (character >= 0x2060 && character <= 0x2069)
                || character == 0xfeff;
    }

    /**
     * The text as it may stand on the screen of a CI: several lines stay several lines, and none of them holds what a CI takes
     * for a command wherever it stands ({@code ##[}, {@code ##vso[}, {@code ##teamcity[}).
     *
     * @param text any text
     * @return the text, its commands broken by a space
     */
    public static String onScreen(String text) {
        String visible = text.indexOf('\n') < 0 ? of(text) : lineByLine(text);
        return visible.contains(COMMAND) ? visible.replaceAll("##(?=(vso|teamcity)?\\[)", "# #") : visible;
    }

    private static String lineByLine(String text) {
        StringBuilder all = new StringBuilder();
        text.lines().forEach(line -> all.append(all.length() == 0 ? "" : "\n").append(of(line)));
        return all.toString();
    }
}
