package edu.paws360.deploy.guard;

import edu.paws360.deploy.secret.Masker;
import java.util.List;
import java.util.stream.Collectors;

/** What others named, short enough for one line. */
final class Shortened {
    private static final int MOST = 10;
    private static final int LONGEST = 100;

    private Shortened() {}

    static String name(String name) {
        String line = Variables.onOneLine(name);
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + Masker.CUT;
    }

    static String names(List<String> names) {
        return list(names.stream().map(Shortened::name).distinct().toList());
    }

    /** The first ones; of the others only how many there are. */
    static String list(List<String> words) {
        String first = words.stream().limit(MOST).collect(Collectors.joining(", "));
        return words.size() <= MOST ? first : first + " and " + (words.size() - MOST) + " more";
    }
}
