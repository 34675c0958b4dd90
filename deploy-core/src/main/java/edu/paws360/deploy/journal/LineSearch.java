package edu.paws360.deploy.journal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Finds a line by its number: lines are in their order, so halving finds it, however many there are. */
final class LineSearch {
    private static final byte[] BEGIN = "{\"number\":".getBytes(StandardCharsets.US_ASCII);
    private static final int ENOUGH = 1 << 16;
    /** As far as a number goes. */
    private static final int NUMBER = BEGIN.length + 19;

    private final LinesFile file;
    private final long end;

    LineSearch(LinesFile file, long end) {
        this.file = file;
        this.end = end;
    }

    /** A place where a line begins, at or before the first one whose number is higher, and not far from it. */
    long placeBefore(long number) throws IOException {
        long low = file.base().bytes();
        long high = end;
        while (high - low > ENOUGH) {
            long middle = lineBehind(low + (high - low) / 2, high);
            if (middle >= high) {
                return low;
            }
            if (numberAt(middle) > number) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return low;
    }

    private long lineBehind(long place, long limit) throws IOException {
        for (long at = place; at < limit; at += ENOUGH) {
            byte[] block = file.read(at, (int) Math.min(ENOUGH, limit - at));
            for (int one = 0; one < block.length; one++) {
                if (block[one] == '\n') {
                    return at + one + 1;
                }
            }
        }
        return limit;
    }

    private long numberAt(long place) throws IOException {
        return number(file.read(place, (int) Math.min(NUMBER, end - place)));
    }

    /** The number of a line by its first bytes. */
    static long number(byte[] line) throws JournalException {
        if (line.length <= BEGIN.length || !Arrays.equals(line, 0, BEGIN.length, BEGIN, 0, BEGIN.length)) {
            throw new JournalException("The journal has a line that does not begin with its number; verify it");
        }
        long number = 0;
        for (int at = BEGIN.length; at < line.length && line[at] >= '0' && line[at] <= '9'; at++) {
            number = 10 * number + line[at] - '0';
        }
        return number;
    }
}
