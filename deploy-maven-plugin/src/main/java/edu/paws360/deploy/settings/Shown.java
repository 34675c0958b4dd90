package edu.paws360.deploy.settings;

import edu.paws360.deploy.secret.Masker;
import java.util.regex.Pattern;

/** What of a text may be shown: one line of bounded length, references unexpanded, passwords masked. */
final class Shown {
    private static final int LONGEST = 200;
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}+");

    private Shown() {}

    static String of(Setting<?> setting, String text) {
        if (text.isEmpty()) {
            return "\"\"";
        }
        return setting.secrecy().neverShown()
                ? UrlPasswords.MASK
                : line(setting.kind().hiding().masked(text));
    }

    /** Line breaks become spaces, so that no value can begin a line of a log. */
    static String line(String text) {
        String line = CONTROL.matcher(text).replaceAll(" ");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + Masker.CUT;
    }
}
