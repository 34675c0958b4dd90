package edu.paws360.deploy.testbed;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a Loki refuses of well-formed requests, as long as nobody set other limits. Refusals are in its words. */
final class LokiLimits {
    /** What the servers in front of it, and its parts among each other, let pass. */
    static final int LARGEST_BODY = 4 << 20;

    private static final int LONGEST_LINE = 256 << 10;
    private static final Duration OLDEST = Duration.ofDays(7);
    private static final Duration NEWEST = Duration.ofMinutes(10);
    private static final int MOST_LABELS = 15;
    private static final int LONGEST_NAME = 1024;
    private static final int LONGEST_VALUE = 2048;
    private static final int MOST_METADATA = 128;
    private static final int LARGEST_METADATA = 64 << 10;
    private static final Pattern NAME = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*");

    private LokiLimits() {}

    /**
     * Looks at a stream's labels.
     *
     * @throws IllegalArgumentException if the stream is refused
     */
    static void labels(String stream, Map<String, String> labels) {
        require(!labels.isEmpty(), "error at least one label pair is required per stream");
        names(stream, labels);
        require(
                labels.size() <= MOST_LABELS,
                "entry for stream '%s' has %d label names; limit %d".formatted(stream, labels.size(), MOST_LABELS));
        labels.forEach((name, value) -> {
            require(bytes(name) <= LONGEST_NAME, "stream '%s' has label name too long: '%s'".formatted(stream, name));
            require(
                    bytes(value) <= LONGEST_VALUE,
                    "stream '%s' has label value too long: '%s'".formatted(stream, value));
        });
    }

    private static void names(String stream, Map<String, String> labels) {
        String broken = labels.keySet().stream()
                .filter(name -> !NAME.matcher(name).matches())
                .collect(Collectors.joining(", "));
        require(broken.isEmpty(), "Error parsing labels '%s' with error: no name: %s".formatted(stream, broken));
    }

    /**
     * Looks at an entry.
     *
     * @throws IllegalArgumentException if it is refused
     */
    static void entry(String stream, LokiEntry entry) {
        stamp(stream, Instant.EPOCH.plusNanos(entry.stamp()));
        int length = bytes(entry.line());
        require(
                length <= LONGEST_LINE,
                "Max entry size '%d' bytes exceeded for stream '%s' while adding an entry with length '%d' bytes"
                        .formatted(LONGEST_LINE, stream, length));
        metadata(stream, entry.metadata());
    }

    private static void stamp(String stream, Instant at) {
        Instant now = Instant.now();
        Instant oldest = now.minus(OLDEST);
        require(
                !at.isBefore(oldest),
                "entry for stream '%s' has timestamp too old: %s, oldest acceptable timestamp is: %s"
                        .formatted(stream, seconds(at), seconds(oldest)));
        require(
                !at.isAfter(now.plus(NEWEST)),
                "entry for stream '%s' has timestamp too new: %s".formatted(stream, seconds(at)));
    }

    private static void metadata(String stream, Map<String, String> metadata) {
        names(stream, metadata);
        require(
                metadata.size() <= MOST_METADATA,
                "stream '%s' has too many structured metadata labels: '%d', limit: '%d'."
                        .formatted(stream, metadata.size(), MOST_METADATA));
        int size = metadata.entrySet().stream()
                .mapToInt(pair -> bytes(pair.getKey()) + bytes(pair.getValue()))
                .sum();
        require(
                size <= LARGEST_METADATA,
                "stream '%s' has structured metadata too large: '%d' bytes, limit: '%d' bytes."
                        .formatted(stream, size, LARGEST_METADATA));
    }

    static Instant seconds(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS);
    }

    static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
