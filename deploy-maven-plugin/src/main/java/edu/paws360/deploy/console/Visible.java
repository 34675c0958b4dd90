package edu.paws360.deploy.console;

import edu.paws360.deploy.report.WrittenOut;

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
        return WrittenOut.line(text);
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
