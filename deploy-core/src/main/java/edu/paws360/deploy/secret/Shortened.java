package edu.paws360.deploy.secret;

import java.util.List;
import java.util.stream.Collectors;

/** Words of others, made fit for a line of ours: on one line, of bounded length, and cut by the mark that the {@link Masker} knows. */
public final class Shortened {
    private static final int MOST = 10;
    private static final int LONGEST = 100;

    private Shortened() {}

    /**
     * A text without line breaks.
     *
     * @param text what somebody else said
     * @return the text, with control characters and others that are not seen shown as {@code ?}
     */
    public static String onOneLine(String text) {
        return text.strip().replaceAll("[\\p{Cc}\\p{Cf}\\u2028\\u2029]", "?");
    }

    /**
     * The beginning of a text, with a mark where something was left out, and no half of a character.
     *
     * @param text the text
     * @param most how many characters it may have, the mark included; 2 or more
     * @return the text itself where it is short enough
     */
    public static String to(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = most - Masker.CUT.length();
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + Masker.CUT;
    }

    /**
     * A name that somebody else gave.
     *
     * @param name the name
     * @return at most its first 100 characters, on one line
     */
    public static String name(String name) {
        String line = onOneLine(name);
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + Masker.CUT;
    }

    /**
     * Names that somebody else gave.
     *
     * @param names the names
     * @return the first ten different ones, each as {@link #name} has it, and how many more there are
     */
    public static String names(List<String> names) {
        return list(names.stream().map(Shortened::name).distinct().toList());
    }

    /**
     * Words of ours of which there may be many.
     *
     * @param words the words
     * @return the first ten, and how many more there are
     */
    public static String list(List<String> words) {
        String first = words.stream().limit(MOST).collect(Collectors.joining(", "));
        return words.size() <= MOST ? first : first + " and " + (words.size() - MOST) + " more";
    }
}
