package edu.paws360.deploy.report;

import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Text of others, in which whatever would move a cursor, hide or reorder text, or end a line is written out, as {@code \x1b} or
 * {@code \u202e}. Tabs stay; so do joiners, which some scripts cannot do without.
 */
public final class WrittenOut {
    private static final Pattern LINE_END = Pattern.compile("\r?\n");

    private WrittenOut() {}

    /**
     * One line with its control characters written out.
     *
     * @param text any text
     * @return the same text where there is none
     */
    public static String line(String text) {
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
     * The same for several lines, which stay several.
     *
     * @param text any text
     * @return the same text where there is nothing to write out
     */
    public static String lines(String text) {
        return text.indexOf('\n') < 0
                ? line(text)
                : LINE_END.splitAsStream(text).map(WrittenOut::line).collect(Collectors.joining("\n"));
    }
}
