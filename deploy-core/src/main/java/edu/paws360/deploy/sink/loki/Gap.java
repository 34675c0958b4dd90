package edu.paws360.deploy.sink.loki;

import java.util.Locale;
import java.util.Optional;

/**
 * Lines that could not be kept, and whether the stream says so already. The line that says so may be lost like any other, and then
 * has not been said. Not thread-safe.
 */
final class Gap {
    private long untold;
    private long saidInBuffer;
    private long total;
    private String why = "";

    void add(long lines, String reason) {
        untold += lines;
        total += lines;
        why = reason;
    }

    /** What the stream has to be told. */
    Optional<String> words() {
        return untold == 0 ? Optional.empty() : Optional.of(words(untold));
    }

    /** The words stand in the buffer. */
    void said() {
        saidInBuffer += untold;
        untold = 0;
    }

    /** The buffer is on the disk. */
    void saved() {
        saidInBuffer = 0;
    }

    /** The buffer is lost, and what it said with it. */
    void lost() {
        untold += saidInBuffer;
        saidInBuffer = 0;
    }

    /** All lines that were not kept so far, in words. */
    Optional<String> inAll() {
        return total == 0 ? Optional.empty() : Optional.of(words(total));
    }

    private String words(long lines) {
        return String.format(Locale.ROOT, "%,d lines were not kept for Loki, because %s", lines, why);
    }
}
