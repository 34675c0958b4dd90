package edu.paws360.deploy.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far the journal goes. Kept in a small file beside it, so that a cut-off tail is noticed.
 *
 * @param count how many lines there are
 * @param hash the last line's hash
 * @param at when the last line was written
 * @param bytes the journal's length in bytes
 */
record JournalHead(long count, String hash, Instant at, long bytes) {
    static final JournalHead EMPTY = new JournalHead(0, LineFormat.NOTHING, Instant.EPOCH, 0);

    private static final Pattern FORM = Pattern.compile(
            "\\{\"count\":(\\d{1,18}),\"hash\":\"([0-9a-f]{64})\",\"at\":\"([^\"]+)\",\"bytes\":(\\d{1,18})}\n");

    /** The head behind one more line. */
    JournalHead plus(Instant lineAt, LineFormat.Line line) {
        return new JournalHead(count + 1, line.hash(), lineAt, bytes + line.bytes().length);
    }

    /** The head behind one more line that was read. */
    JournalHead plus(JournalEntry entry, int length) {
        return new JournalHead(count + 1, entry.hash(), entry.at(), bytes + length);
    }

    static Optional<JournalHead> read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Matcher form = FORM.matcher(Files.readString(file));
        if (!form.matches()) {
            throw new JournalException(file + " is not a head record; restore it from a backup");
        }
        return Optional.of(new JournalHead(
                Long.parseLong(form.group(1)),
                form.group(2),
                Instant.parse(form.group(3)),
                Long.parseLong(form.group(4))));
    }

    void write(Path file) throws IOException {
        String text =
                "{\"count\":" + count + ",\"hash\":\"" + hash + "\",\"at\":\"" + at + "\",\"bytes\":" + bytes + "}\n";
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try (FileChannel channel = FileChannel.open(
                fresh, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
            channel.force(false);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
