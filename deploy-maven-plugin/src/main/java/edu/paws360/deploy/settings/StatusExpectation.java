package edu.paws360.deploy.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The HTTP status codes that count as success.
 *
 * @param ranges never empty
 */
public record StatusExpectation(List<Range> ranges) {
    private static final Pattern RANGE = Pattern.compile("([1-5][0-9]{2})(?:-([1-5][0-9]{2}))?");

    /**
     * A range of status codes.
     *
     * @param from the first, from 100
     * @param to the last, to 599; not below the first
     */
    public record Range(int from, int to) {
        /** {@code 200} or {@code 200-299}. */
        @Override
        public String toString() {
            return from == to ? Integer.toString(from) : from + "-" + to;
        }
    }

    /** Copies the list. */
    public StatusExpectation {
        ranges = List.copyOf(ranges);
    }

    /** Whether this status counts as success. */
    public boolean accepts(int status) {
        return ranges.stream().anyMatch(range -> range.from <= status && status <= range.to);
    }

    static StatusExpectation parse(String text) throws Misread {
        List<Range> ranges = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            ranges.add(range(part.strip()));
        }
        return new StatusExpectation(ranges);
    }

    private static Range range(String text) throws Misread {
        Matcher codes = RANGE.matcher(text);
        if (!codes.matches()) {
            throw new Misread("not a list of HTTP status codes");
        }
        int from = Integer.parseInt(codes.group(1));
        int to = codes.group(2) == null ? from : Integer.parseInt(codes.group(2));
        if (to < from) {
            throw new Misread("a range that ends before it begins");
        }
        return new Range(from, to);
    }

    /** As it is written in the setting: {@code 200,204}. */
    @Override
    public String toString() {
        return ranges.stream().map(Range::toString).collect(Collectors.joining(","));
    }
}
