package edu.paws360.deploy.sink.loki;

import edu.paws360.deploy.store.PrivateFiles;
import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The files that hold a spool's lines, one behind the other: {@code 1.lines}, {@code 2.lines} and so on. Written at the end, and
 * deleted at the beginning once all of a file was answered. Not thread-safe.
 */
final class Segments implements Closeable {
    /** How long a segment grows before the next one begins, where there is room. */
    static final int LENGTH = 4 * 1024 * 1024;

    private static final String END = ".lines";

    private final Path folder;
    private final long first;
    private final long length;
    private final NavigableMap<Long, Long> lengths = new TreeMap<>();
    // A plain file: a channel would be closed by an interrupt of whoever writes.
    private RandomAccessFile last;

    /**
     * The segments in a folder; if there are none, they begin with that number. Four of them fill the room or less, for what was
     * answered leaves the disk only when its segment is full.
     */
    Segments(Path folder, long first, long room) throws IOException {
        this.folder = folder;
        this.first = first;
        this.length = Math.min(LENGTH, room / 4);
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(Segments::isSegment).toList()) {
                lengths.put(number(file), Files.size(file));
            }
        }
    }

    private static boolean isSegment(Path file) {
        return file.getFileName().toString().matches("\\d+\\" + END);
    }

    private static long number(Path file) {
        String name = file.getFileName().toString();
        return Long.parseLong(name.substring(0, name.length() - END.length()));
    }

    Path file(long number) {
        return folder.resolve(String.format(Locale.ROOT, "%d%s", number, END));
    }

    List<Long> numbers() {
        return List.copyOf(lengths.keySet());
    }

    long length(long number) {
        return lengths.getOrDefault(number, 0L);
    }

    /** The bytes of all of them. */
    long total() {
        return lengths.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Cuts off what a crash has torn. */
    void cut(long number, long end) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(file(number).toFile(), "rw")) {
            file.setLength(end);
        }
        lengths.put(number, end);
    }

    /** Writes lines behind the last one; all of them or, if that fails, none. */
    void append(byte[] lines, int count) throws IOException {
        long number = open();
        long end = length(number);
        try {
            last.seek(end);
            last.write(lines, 0, count);
            lengths.put(number, end + count);
        } catch (IOException failed) {
            last.setLength(end);
            throw failed;
        }
    }

    private long open() throws IOException {
        if (length(number()) >= length) {
            roll();
        }
        long number = number();
        if (last == null) {
            PrivateFiles.file(file(number));
            last = new RandomAccessFile(file(number).toFile(), "rw");
            lengths.putIfAbsent(number, 0L);
        }
        return number;
    }

    private long number() {
        return lengths.isEmpty() ? first : lengths.lastKey();
    }

    /** The next line begins a segment. */
    void roll() throws IOException {
        closeLast();
        lengths.put(number() + 1, 0L);
    }

    /** The segment that comes behind another one. */
    OptionalLong behind(long number) {
        Long next = lengths.higherKey(number);
        return next == null ? OptionalLong.empty() : OptionalLong.of(next);
    }

    /** Deletes everything before a segment, and tells how many bytes that was. */
    long deleteBefore(long number) throws IOException {
        long freed = 0;
        while (!lengths.isEmpty() && lengths.firstKey() < number) {
            Files.deleteIfExists(file(lengths.firstKey()));
            freed += lengths.pollFirstEntry().getValue();
        }
        return freed;
    }

    private void closeLast() throws IOException {
        if (last != null) {
            RandomAccessFile open = last;
            last = null;
            open.close();
        }
    }

    @Override
    public void close() throws IOException {
        closeLast();
    }
}
