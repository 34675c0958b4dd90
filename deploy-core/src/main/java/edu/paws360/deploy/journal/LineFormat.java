package edu.paws360.deploy.journal;

import edu.paws360.deploy.event.DeploymentEvent;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * A line of the journal as text. The hash is the last member and covers every byte before it, so that a line can be
 * checked without understanding what it says.
 */
final class LineFormat {
    /** What stands in place of a hash before the first line. */
    static final String NOTHING = "0".repeat(64);

    private static final String HASH = ",\"hash\":\"";
    private static final String END = "\"}";
    private static final int TAIL = HASH.length() + NOTHING.length() + END.length();

    private final EventJson events;

    LineFormat(EventJson events) {
        this.events = events;
    }

    /** A line with its line feed, and whether its event is certainly the one that was given. */
    @SuppressWarnings("ArrayRecordComponent") // never compared, never leaves the package
    record Line(byte[] bytes, String hash, boolean asGiven) {}

    Line write(JournalHead before, Instant at, String deploymentId, DeploymentEvent event) {
        EventJson.Written text = events.written(event);
        String body = "{\"number\":" + (before.count() + 1)
                + ",\"at\":\"" + at
                + "\",\"deployment\":" + EventJson.quote(deploymentId)
                + ",\"previous\":\"" + before.hash()
                + "\",\"kind\":\"" + EventJson.kind(event.getClass())
                + "\",\"version\":" + EventJson.VERSION
                + ",\"event\":" + text.text();
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String hash = sha256(bytes, bytes.length);
        byte[] tail = (HASH + hash + END + "\n").getBytes(StandardCharsets.US_ASCII);
        byte[] line = Arrays.copyOf(bytes, bytes.length + tail.length);
        System.arraycopy(tail, 0, line, bytes.length, tail.length);
        return new Line(line, hash, text.asGiven());
    }

    /** The entry of a line that was just written: what was masked in it is known by reading it again only. */
    JournalEntry entry(JournalHead behind, String deploymentId, DeploymentEvent event, Line line)
            throws JournalException {
        int length = line.bytes().length - 1;
        return line.asGiven()
                ? new JournalEntry(
                        behind.count(),
                        behind.at(),
                        deploymentId,
                        event,
                        line.hash(),
                        new String(line.bytes(), 0, length, StandardCharsets.UTF_8))
                : read(Arrays.copyOf(line.bytes(), length));
    }

    /** Reads a line without looking at the chain. */
    JournalEntry read(byte[] bytes) throws JournalException {
        return entry(tree(bytes), hashIn(bytes), bytes);
    }

    /** A line that is whole in itself, and the hash that it goes on from. */
    record Checked(JournalEntry entry, String previous) {
        /** Requires that it is the next one behind {@code before}. */
        JournalEntry behind(JournalHead before) throws JournalException {
            if (entry.number() != before.count() + 1) {
                throw new JournalException("it says it is number " + entry.number());
            }
            if (!previous.equals(before.hash())) {
                throw new JournalException("it does not follow the line before it");
            }
            return entry;
        }
    }

    /** Reads a line and checks it against its own hash. */
    Checked readWhole(byte[] bytes) throws JournalException {
        String hash = hashIn(bytes);
        // Over the bytes as they are: decoding first would let some broken UTF-8 pass for the character it replaced.
        if (!sha256(bytes, bytes.length - TAIL).equals(hash)) {
            throw new JournalException("its text does not match its hash");
        }
        JsonNode line = tree(bytes);
        return new Checked(entry(line, hash, bytes), line.path("previous").asString(""));
    }

    /** Reads a line that must be the next one behind {@code before}. */
    JournalEntry readNext(byte[] bytes, JournalHead before) throws JournalException {
        return readWhole(bytes).behind(before);
    }

    private JsonNode tree(byte[] bytes) throws JournalException {
        try {
            return events.tree(bytes);
        } catch (JacksonException broken) {
            throw new JournalException("it is not JSON", broken);
        }
    }

    private JournalEntry entry(JsonNode line, String hash, byte[] bytes) throws JournalException {
        try {
            DeploymentEvent event = events.read(
                    line.required("kind").asString(), line.required("version").asInt(), line.required("event"));
            return new JournalEntry(
                    line.required("number").asLong(),
                    Instant.parse(line.required("at").asString()),
                    line.required("deployment").asString(),
                    event,
                    hash,
                    new String(bytes, StandardCharsets.UTF_8));
        } catch (RuntimeException broken) {
            throw new JournalException("a member is missing or of another form", broken);
        }
    }

    private static String hashIn(byte[] bytes) throws JournalException {
        int tail = bytes.length - TAIL;
        String end = tail < 0 ? "" : new String(bytes, tail, TAIL, StandardCharsets.ISO_8859_1);
        if (!end.startsWith(HASH) || !end.endsWith(END)) {
            throw new JournalException("it does not end with a hash");
        }
        return end.substring(HASH.length(), TAIL - END.length());
    }

    private static String sha256(byte[] bytes, int length) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(bytes, 0, length);
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }
}
