package edu.paws360.deploy.journal;

import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/**
 * How far the journal goes. Kept in a small file beside it, so that a cut-off tail is noticed; the same form stands in the
 * journal's first line once older lines were taken out, and tells how far those went.
 *
 * <p>The file is written over in place and not synced: the lines are, and come first, so a head that is lost with the power
 * may lag behind them and is never ahead. Its length is fixed and it carries a checksum, so whoever reads it meanwhile knows.
 *
 * @param count how many lines there are, those counted that were taken out
 * @param hash the last line's hash
 * @param at when the last line was written
 * @param bytes how long all lines are together, those counted that were taken out
 */
record JournalHead(long count, String hash, Instant at, long bytes) {
    static final JournalHead EMPTY = new JournalHead(0, LineFormat.NOTHING, Instant.EPOCH, 0);
    /** The length of the text form. */
    static final int LENGTH = 256;
    /** How the text form begins, and no line of the journal does. */
    static final String BEGIN = "{\"count\":";

    private static final int LOOKS = 20;
    private static final Pattern FORM = Pattern.compile(
            "\\{\"count\":(\\d{1,18}),\"hash\":\"([0-9a-f]{64})\",\"at\":\"([^\"]+)\",\"bytes\":(\\d{1,18})"
                    + "(?:,\"check\":\"([0-9a-f]{8})\")?} *\n");

    /** The head behind one more line. */
    JournalHead plus(Instant lineAt, LineFormat.Line line) {
        return new JournalHead(count + 1, line.hash(), lineAt, bytes + line.bytes().length);
    }

    /** The head behind one more line that was read. */
    JournalHead plus(JournalEntry entry, int length) {
        return new JournalHead(count + 1, entry.hash(), entry.at(), bytes + length);
    }

    /** Reads a head while another process may be writing it. */
    static Optional<JournalHead> read(Path file) throws IOException {
        for (int look = 1; look <= LOOKS; look++) {
            Optional<byte[]> text = bytes(file);
            if (text.isEmpty()) {
                return Optional.empty();
            }
            Optional<JournalHead> head = parse(text.get());
            if (head.isPresent()) {
                return head;
            }
            Thread.onSpinWait();
        }
        throw new JournalException(file + " is not a head record; restore it from a backup");
    }

    /** Whether a head is there, but nothing of what was written to it, as after a loss of power. */
    static boolean isLost(Path file) throws IOException {
        Optional<byte[]> text = bytes(file);
        return text.isPresent() && new String(text.get(), StandardCharsets.ISO_8859_1).matches("\\x00*");
    }

    /** By a stream, since a channel is closed when the thread that uses it is interrupted. */
    private static Optional<byte[]> bytes(Path file) throws IOException {
        try (FileInputStream head = new FileInputStream(file.toFile())) {
            return Optional.of(head.readAllBytes());
        } catch (FileNotFoundException missing) {
            if (Files.exists(file)) {
                throw missing;
            }
            return Optional.empty();
        }
    }

    /** Understands the text form; one without a checksum was written by an earlier version. */
    static Optional<JournalHead> parse(byte[] text) {
        Matcher form = FORM.matcher(new String(text, StandardCharsets.ISO_8859_1));
        if (!form.matches()) {
            return Optional.empty();
        }
        try {
            JournalHead head = new JournalHead(
                    Long.parseLong(form.group(1)),
                    form.group(2),
                    Instant.parse(form.group(3)),
                    Long.parseLong(form.group(4)));
            return form.group(5) == null || form.group(5).equals(checksum(head.members()))
                    ? Optional.of(head)
                    : Optional.empty();
        } catch (DateTimeParseException halfWritten) {
            return Optional.empty();
        }
    }

    /** The text form, as one line. */
    byte[] text() {
        String members = members();
        byte[] text = (members + ",\"check\":\"" + checksum(members) + "\"}").getBytes(StandardCharsets.US_ASCII);
        byte[] line = Arrays.copyOf(text, LENGTH);
        Arrays.fill(line, text.length, LENGTH - 1, (byte) ' ');
        line[LENGTH - 1] = '\n';
        return line;
    }

    private String members() {
        return BEGIN + count + ",\"hash\":\"" + hash + "\",\"at\":\"" + at + "\",\"bytes\":" + bytes;
    }

    private static String checksum(String members) {
        CRC32C sum = new CRC32C();
        sum.update(members.getBytes(StandardCharsets.US_ASCII));
        return HexFormat.of().toHexDigits((int) sum.getValue());
    }

    /** For whoever holds the folder's lock. */
    void write(Path file) throws IOException {
        try (RandomAccessFile head = new RandomAccessFile(file.toFile(), "rw")) {
            boolean isNew = head.length() != LENGTH;
            head.write(text());
            if (isNew) {
                head.setLength(LENGTH);
                head.getFD().sync();
            }
        }
    }
}
