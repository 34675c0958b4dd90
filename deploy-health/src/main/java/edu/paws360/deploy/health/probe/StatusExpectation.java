package edu.paws360.deploy.health.probe;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which HTTP statuses are good. Its text form is the one {@link #parse} reads. Immutable.
 *
 * @param ranges the good ranges, at least one
 */
public record StatusExpectation(List<Range> ranges) {
    /** 200 alone (spec, "Health Gates"). */
    public static final StatusExpectation OK = of(200);

    private static final Pattern RANGE = Pattern.compile("\\s*(\\d{3})\\s*(?:-\\s*(\\d{3})\\s*)?");

    /**
     * Statuses from one to another, both included.
     *
     * @param from the lowest, 200 to 599 (100 to 199 never end an answer)
     * @param to the highest, from {@code from} to 599
     */
    public record Range(int from, int to) {
        /**
         * Checks the bounds.
         *
         * @throws IllegalArgumentException if they are out of order or no final HTTP statuses
         */
        public Range {
            if (from < 200 || to > 599 || from > to) {
                throw new IllegalArgumentException(
                        "HTTP statuses go from 200 to 599, the lower one first, not " + from + "-" + to);
            }
        }

        boolean holds(int status) {
            return from <= status && status <= to;
        }

        @Override
        public String toString() {
            return from == to ? Integer.toString(from) : from + "-" + to;
        }
    }

    /**
     * Refuses to expect nothing.
     *
     * @throws IllegalArgumentException if there is no range
     */
    public StatusExpectation {
        ranges = List.copyOf(ranges);
        if (ranges.isEmpty()) {
            throw new IllegalArgumentException("At least one HTTP status has to be good.");
        }
    }

    /**
     * These statuses and no other.
     *
     * @param statuses each 200 to 599, at least one
     * @return the expectation
     * @throws IllegalArgumentException if one is out of range, or there is none
     */
    public static StatusExpectation of(int... statuses) {
        return new StatusExpectation(Arrays.stream(statuses)
                .mapToObj(status -> new Range(status, status))
                .toList());
    }

    /**
     * All statuses between two.
     *
     * @param from the lowest, 200 to 599
     * @param to the highest, from {@code from} to 599
     * @return the expectation
     * @throws IllegalArgumentException if they are out of order or out of range
     */
    public static StatusExpectation range(int from, int to) {
        return new StatusExpectation(List.of(new Range(from, to)));
    }

    /**
     * Reads statuses and ranges with commas between them.
     *
     * @param text for example {@code 200}, {@code 200,204} or {@code 200-299,304}
     * @return the expectation
     * @throws IllegalArgumentException if the text is anything else
     */
    public static StatusExpectation parse(String text) {
        return new StatusExpectation(Arrays.stream(text.split(",", -1))
                .map(part -> range(part, text))
                .toList());
    }

    private static Range range(String part, String text) {
        Matcher matcher = RANGE.matcher(part);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "Expected HTTP statuses such as 200, or 200,204, or 200-299, but was: " + text);
        }
        String to = matcher.group(2) == null ? matcher.group(1) : matcher.group(2);
        return new Range(Integer.parseInt(matcher.group(1)), Integer.parseInt(to));
    }

    /**
     * Whether this status is good.
     *
     * @param status an HTTP status
     * @return {@code true} if a range holds it
     */
    public boolean matches(int status) {
        return ranges.stream().anyMatch(range -> range.holds(status));
    }

    @Override
    public String toString() {
        return ranges.stream().map(Range::toString).collect(Collectors.joining(","));
    }
}
