package edu.paws360.deploy.sink.loki;

import edu.paws360.deploy.journal.JournalEntry;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The lines of one deployment on the disk, from the moment they come until a Loki has answered for them, in a folder of their
 * own: {@code origin.json}, the {@link Segments}, the {@link SpoolCursor}, and the lock of its {@link SpoolOwner}. Lines come in
 * at the end from any thread, and are never waited for; one thread sends them. Thread-safe.
 */
final class Spool implements Closeable {
    private static final Logger LOG = LoggerFactory.getLogger(Spool.class);
    private static final int BUFFER = 64 * 1024;

    private final Path folder;
    private final SpoolOwner owner;
    private final Streams streams;
    private final Room room;
    private final Segments segments;
    private final RandomAccessFile cursorFile;
    private final Stamps stamps;
    private final Map<String, byte[]> outputKeys = new HashMap<>();
    private final Gap gap = new Gap();
    private final ByteArrayOutputStream buffer = new ByteArrayOutputStream(BUFFER + 1024);
    private long bufferedLines;
    private SpoolCursor cursor;
    private long lastJournal;
    private long savedJournal;
    private boolean journalMissed;
    private long newestJournal;
    private boolean catchingUp;
    private boolean complete;
    private boolean closed;
    private long lines;
    private long answered;

    /** Opens a spool that belongs to us, as whoever had it before left it. */
    Spool(Path folder, SpoolOwner owner, Streams streams, Room room, InstantSource clock) throws IOException {
        this.folder = folder;
        this.owner = owner;
        this.streams = streams;
        this.room = room;
        Path place = folder.resolve("cursor");
        this.cursor = SpoolCursor.read(place);
        this.segments = new Segments(folder, cursor.segment(), room.most());
        SpoolCursor end = takeStock();
        this.stamps = new Stamps(clock, end.stamp());
        this.lastJournal = end.journal();
        this.savedJournal = end.journal();
        this.cursorFile = cursor.create(place);
        // Where something is missing, if anything is.
        tellGap();
    }

    private SpoolCursor takeStock() throws IOException {
        SpoolCursor end = cursor;
        segments.deleteBefore(cursor.segment());
        for (long number : segments.numbers()) {
            byte[] bytes = Files.readAllBytes(segments.file(number));
            int from = number == cursor.segment() ? (int) Math.min(cursor.offset(), bytes.length) : 0;
            Span left = sound(bytes, from);
            int whole = from + left.length();
            if (whole < bytes.length) {
                segments.cut(number, whole);
            }
            room.count(whole);
            lines += left.lines();
            end = end.behind(left);
        }
        if (cursor.offset() > segments.length(cursor.segment())) {
            // The machine went down, and what was answered is lost: no line may come to stand before the cursor.
            segments.roll();
        }
        return end;
    }

    /** What is left of a segment, but for a last line that was torn and what a crash of the machine has damaged. */
    private Span sound(byte[] bytes, int from) {
        Span whole = new Span(bytes, from, Span.lastLineEnd(bytes, from, bytes.length));
        Span sound = whole.sound();
        if (sound.length() < whole.length()) {
            missed(whole.lines() - sound.lines(), "a crash has damaged the spool");
        }
        return sound;
    }

    Streams streams() {
        return streams;
    }

    Path folder() {
        return folder;
    }

    /** The time stamp of the last line that there is. */
    synchronized long newest() {
        return stamps.last();
    }

    /** A line that a runner printed. */
    synchronized void output(String runnerId, String text) {
        byte[] key = outputKeys.computeIfAbsent(runnerId, SpoolLine::outputKey);
        tellGap(key);
        for (String piece : Pieces.of(text)) {
            keep(stamps.next(), key, piece);
        }
        flushMany();
    }

    /**
     * A line of the journal about this deployment, as it is written. Behind one that was not kept none is, until all of them came
     * {@linkplain #again again}.
     */
    synchronized void journal(JournalEntry entry) {
        newestJournal = Math.max(newestJournal, entry.number());
        if (!catchingUp) {
            again(entry);
        }
    }

    /** A line that is read from the journal, in the order it has there. */
    synchronized void again(JournalEntry entry) {
        if (journalMissed || entry.number() <= lastJournal) {
            return;
        }
        long before = lastJournal;
        lastJournal = entry.number();
        if (!keepJournal(entry, SpoolLine.journalKey(entry.number()))) {
            journalMissed = true;
            lastJournal = before;
        }
        // Not between the pieces of a line: the first of them would stand for all.
        flushMany();
    }

    /** A line of the journal about another deployment. */
    synchronized void journalOfOther(JournalEntry entry) {
        keepJournal(entry, SpoolLine.journalKey(entry.number(), entry.deploymentId()));
        flushMany();
    }

    private boolean keepJournal(JournalEntry entry, byte[] key) {
        boolean kept = true;
        tellGap(ownKey());
        for (String piece : Pieces.of(entry.line())) {
            kept &= keep(stamps.next(entry.at()), key, piece);
        }
        return kept;
    }

    /** From now on the journal's lines come {@linkplain #again again}, those behind the one with this number. */
    synchronized long catchUp() {
        flush();
        catchingUp |= journalMissed;
        journalMissed = false;
        return lastJournal;
    }

    private void tellGap(byte[] key) {
        if (gap.words().isPresent()
                && room.isWide()
                && keepOnly(stamps.next(), key, gap.words().get())) {
            gap.said();
        }
    }

    /** After a line that was not kept none is, until there is room for many. */
    private boolean keep(long stamp, byte[] key, String text) {
        boolean kept = gap.words().isEmpty() && keepOnly(stamp, key, text);
        if (!kept) {
            missed(1, "the spool below " + folder.getParent() + " has reached its " + room);
        }
        return kept;
    }

    private boolean keepOnly(long stamp, byte[] key, String text) {
        byte[] line = SpoolLine.of(stamp, key, SpoolLine.quoted(text));
        if (closed) {
            // It may be another run's already.
            return true;
        }
        if (!room.take(line.length)) {
            return false;
        }
        buffer.write(line, 0, line.length);
        bufferedLines++;
        lines++;
        return true;
    }

    private void flushMany() {
        if (buffer.size() >= BUFFER) {
            flush();
        }
    }

    private void missed(long count, String why) {
        if (gap.inAll().isEmpty()) {
            LOG.warn("Lines for Loki are not kept, because {}; the deployment goes on, and its log is complete", why);
        }
        gap.add(count, why);
    }

    /** Hands everything to the operating system. */
    synchronized void flush() {
        if (buffer.size() == 0) {
            return;
        }
        try {
            segments.append(buffer.toByteArray(), buffer.size());
            gap.saved();
            savedJournal = lastJournal;
        } catch (IOException failed) {
            room.free(buffer.size());
            lines -= bufferedLines;
            gap.lost();
            journalMissed |= lastJournal > savedJournal;
            lastJournal = savedJournal;
            missed(bufferedLines, "the disk does not take them (" + failed.getMessage() + ")");
        }
        buffer.reset();
        bufferedLines = 0;
    }

    /** Says in the stream what is missing from it, if there is room now. */
    synchronized void tellGap() {
        tellGap(ownKey());
        flush();
    }

    private byte[] ownKey() {
        return outputKeys.computeIfAbsent(streams.origin().runnerId(), SpoolLine::outputKey);
    }

    /** How many lines were not kept and why, if any were not. */
    synchronized Optional<String> missed() {
        return gap.inAll();
    }

    /** All that was in the journal has come again. */
    synchronized void caughtUp() {
        tellGap();
        catchingUp = false;
        journalMissed |= lastJournal < newestJournal;
        complete = true;
    }

    /** How many lines there have been, those answered included. */
    synchronized long lines() {
        return lines;
    }

    synchronized long answered() {
        return answered;
    }

    /** How many lines wait for an answer. */
    synchronized long waiting() {
        return lines - answered;
    }

    /** What comes next, as much as fits into the bytes, but a whole line at least; nothing if all was answered. */
    Optional<Span> next(SendBuffer bytes) throws IOException {
        SpoolCursor from;
        long end;
        synchronized (this) {
            flush();
            cursor = beyondEnd(cursor);
            from = cursor;
            end = segments.length(from.segment());
        }
        if (from.offset() >= end) {
            return Optional.empty();
        }
        return Optional.of(bytes.read(segments.file(from.segment()), from.offset(), end));
    }

    /** How many bytes wait for an answer. */
    synchronized long unanswered() {
        return segments.total() - cursor.offset();
    }

    /** These lines, the next ones, were answered. */
    synchronized void answered(Span span) throws IOException {
        cursor = cursor.behind(span);
        answered += span.lines();
        if (gap.words().isPresent() && waiting() == 0) {
            // All of the file was answered: nobody has to wait until it is long enough to be deleted.
            segments.roll();
        }
        cursor = beyondEnd(cursor);
        cursor.write(cursorFile);
        room.free(segments.deleteBefore(cursor.segment()));
    }

    private SpoolCursor beyondEnd(SpoolCursor at) {
        boolean atEnd = at.offset() >= segments.length(at.segment());
        OptionalLong next = atEnd ? segments.behind(at.segment()) : OptionalLong.empty();
        return next.isPresent() ? new SpoolCursor(next.getAsLong(), 0, at.stamp(), at.journal()) : at;
    }

    /** Whether nothing of the deployment will ever have to be sent again. */
    synchronized boolean isDone() {
        return complete && !journalMissed && waiting() == 0 && gap.words().isEmpty();
    }

    /** Takes it off the disk, first what makes it a spool: what is left after a crash is nothing that could be sent. */
    synchronized void remove() throws IOException {
        remove(folder);
        room.free(segments.total());
        close();
    }

    static void remove(Path folder) throws IOException {
        Files.deleteIfExists(folder.resolve(SpoolOrigin.FILE));
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(folder);
    }

    /** Gives it away without what was not flushed, and tells how many lines that is. */
    synchronized long drop() throws IOException {
        long lost = bufferedLines;
        buffer.reset();
        bufferedLines = 0;
        close();
        return lost;
    }

    /** Gives it away, to be sent by another run. */
    @Override
    public synchronized void close() throws IOException {
        if (closed) {
            return;
        }
        flush();
        closed = true;
        try (owner;
                cursorFile;
                segments) {
            buffer.reset();
        }
    }
}
