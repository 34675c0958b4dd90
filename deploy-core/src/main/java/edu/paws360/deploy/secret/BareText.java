package edu.paws360.deploy.secret;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is visible of a text, and where it stood: without escape sequences (colours, titles, the addresses of links), control
 * characters (line breaks and backspaces too, but not tabs), and characters that show nothing (soft hyphens, joiners, marks of
 * direction). Nothing is carried out: a backspace goes, what stands before it stays.
 */
final class BareText {
    private static final String BEGIN_AND_PARAMETERS = "(?:\\x1b\\[|\\x9b)[0-?]*+[ -/]*+[@-~]";
    private static final String STRING =
            "(?:\\x1b[]PX^_]|[\\x90\\x98\\x9d-\\x9f])[^\\p{Cc}]*+(?:\\x07|\\x1b\\\\|\\x9c)";
    private static final String SHORT_SEQUENCE = "\\x1b(?:[ -/]++[0-~]|[78=>DEHMNOZc])";
    private static final String SHOWS_NOTHING =
            "[[\\p{Cc}&&[^\\t]]\\p{Cf}\\u034f\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u3164"
                    + "\\ufe00-\\ufe0f\\uffa0\\x{e0100}-\\x{e01ef}]";
    private static final Pattern INVISIBLE =
            Pattern.compile(String.join("|", BEGIN_AND_PARAMETERS, STRING, SHORT_SEQUENCE, SHOWS_NOTHING));

    private final StringBuilder visible;
    private final int[] origins;

    private BareText(String whole) {
        visible = new StringBuilder(whole.length());
        origins = new int[whole.length()];
        Matcher invisible = INVISIBLE.matcher(whole);
        int at = 0;
        while (at < whole.length()) {
            if (mayShowNothing(whole.charAt(at))
                    && invisible.region(at, whole.length()).lookingAt()) {
                at = invisible.end();
            } else {
                origins[visible.length()] = at;
                visible.append(whole.charAt(at++));
            }
        }
    }

    static BareText of(String text) {
        return new BareText(text);
    }

    /** Whether all of a text is certainly visible; quick, since nearly every line is. */
    static boolean isAll(String text) {
        for (int at = 0; at < text.length(); at++) {
            if (mayShowNothing(text.charAt(at))) {
                return false;
            }
        }
        return true;
    }

    private static boolean mayShowNothing(char character) {
        if (character >= ' ' && character <= '~') {
            return false;
        }
        return switch (Character.getType(character)) {
            case Character.CONTROL -> character != '\t';
            case Character.FORMAT, Character.NON_SPACING_MARK, Character.OTHER_LETTER, Character.SURROGATE -> true;
            default -> false;
        };
    }

    String text() {
        return visible.toString();
    }

    /** Where a visible character stood in the whole text. */
    int origin(int at) {
        return origins[at];
    }
}
