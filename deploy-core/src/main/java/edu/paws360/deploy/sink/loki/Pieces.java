package edu.paws360.deploy.sink.loki;

import java.util.ArrayList;
import java.util.List;

/** Cuts a line that a Loki would refuse for its length (256 KB of UTF-8 by default) into lines that it takes. */
final class Pieces {
    /** At the end of each piece that is not the last. */
    static final String MARK = " [continued]";

    /** The longest line in bytes of UTF-8: 1 KB less than the limit. */
    static final int LONGEST = 255 * 1024;

    private Pieces() {}

    static List<String> of(String line) {
        return of(line, LONGEST);
    }

    static List<String> of(String line, int longest) {
        if (fits(line, 0, longest)) {
            return List.of(line);
        }
        List<String> pieces = new ArrayList<>();
        int begin = 0;
        while (!fits(line, begin, longest)) {
            int end = end(line, begin, longest - MARK.length());
            pieces.add(line.substring(begin, end) + MARK);
            begin = end;
        }
        pieces.add(line.substring(begin));
        return pieces;
    }

    private static boolean fits(String line, int begin, int longest) {
        // No UTF-16 unit becomes more than three bytes.
        return (line.length() - begin) * 3L <= longest || end(line, begin, longest) == line.length();
    }

    /** Where as many whole characters end as the bytes have room for. */
    private static int end(String line, int begin, int bytes) {
        int left = bytes;
        int end = begin;
        while (end < line.length()) {
            int character = line.codePointAt(end);
            left -= bytes(character);
            if (left < 0) {
                return end;
            }
            end += Character.charCount(character);
        }
        return end;
    }

    private static int bytes(int character) {
        if (character < 0x80) {
            return 1;
        } else if (character < 0x800) {
            return 2;
        }
        return character < 0x10000 ? 3 : 4;
    }
}
