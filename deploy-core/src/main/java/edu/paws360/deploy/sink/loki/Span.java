package edu.paws360.deploy.sink.loki;

import java.util.Iterator;
import java.util.NoSuchElementException;

/** Whole lines of one spool, behind one another, as they were read. Immutable as long as the bytes are. */
final class Span implements Iterable<SpoolLine> {
    private final byte[] bytes;
    private final int from;
    private final int to;

    Span(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.from = from;
        this.to = to;
    }

    boolean isEmpty() {
        return from == to;
    }

    int length() {
        return to - from;
    }

    long lines() {
        long lines = 0;
        for (int index = from; index < to; index++) {
            lines += bytes[index] == '\n' ? 1 : 0;
        }
        return lines;
    }

    SpoolLine first() {
        return SpoolLine.at(bytes, from);
    }

    boolean isOneLine() {
        return first().next() == to;
    }

    @Override
    public Iterator<SpoolLine> iterator() {
        return new Iterator<>() {
            private int index = from;

            @Override
            public boolean hasNext() {
                return index < to;
            }

            @Override
            public SpoolLine next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                SpoolLine line = SpoolLine.at(bytes, index);
                index = line.next();
                return line;
            }
        };
    }

    /** The lines before the first one that is none. */
    Span sound() {
        int end = from;
        while (end < to && SpoolLine.isSound(bytes, end, lineEnd(bytes, end))) {
            end = lineEnd(bytes, end);
        }
        return new Span(bytes, from, end);
    }

    private static int lineEnd(byte[] bytes, int start) {
        int end = start;
        while (bytes[end] != '\n') {
            end++;
        }
        return end + 1;
    }

    /** All but the first line. */
    Span rest() {
        return new Span(bytes, first().next(), to);
    }

    /** The first line alone. */
    Span head() {
        return new Span(bytes, from, first().next());
    }

    /** The first of two halves of two lines or more; neither is empty. */
    Span firstHalf() {
        return new Span(bytes, from, middle());
    }

    Span secondHalf() {
        return new Span(bytes, middle(), to);
    }

    private int middle() {
        int half = from + length() / 2;
        int before = lastLineEnd(bytes, from, half);
        return before > from ? before : first().next();
    }

    /** Where the last whole line ends. */
    static int lastLineEnd(byte[] bytes, int from, int to) {
        int end = to;
        while (end > from && bytes[end - 1] != '\n') {
            end--;
        }
        return end;
    }
}
