package edu.paws360.deploy.sink.oncall;

import edu.paws360.deploy.secret.Masker;
import edu.paws360.deploy.secret.Shortened;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;

/** Text that was masked, as it may be shown to people on a pager: bounded, without control characters. */
final class Words {
    private static final Pattern CONTROL =
            Pattern.compile("[\\p{Cntrl}\\u061c\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u2069\\ufeff]+");

    private Words() {}

    /** One line. */
    static String line(String text, int most) {
        return Shortened.to(CONTROL.matcher(text).replaceAll(" "), most);
    }

    /** Lines, of which the last are kept where they are too many. */
    static String lines(List<String> lines, int most) {
        Deque<String> kept = new ArrayDeque<>();
        int length = 0;
        for (int number = lines.size() - 1; number >= 0; number--) {
            String line = line(lines.get(number), most / 4);
            length += line.length() + 1;
            if (length > most) {
                kept.addFirst(Masker.CUT);
                break;
            }
            kept.addFirst(line);
        }
        return String.join("\n", kept);
    }
}
