package edu.paws360.deploy.sink.loki;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.io.JsonStringEncoder;

/**
 * One line in a spool, within the bytes of many: {@code STAMP KEY "TEXT"} and a line feed. The text is JSON already, so that what
 * is sent is a copy, the same each time. The key is {@code output/RUNNER}, {@code journal/NUMBER}, or
 * {@code journal/NUMBER/DEPLOYMENT} for a line about another deployment. Immutable as long as the bytes are.
 */
final class SpoolLine {
    private static final String OUTPUT = "output/";
    private static final String JOURNAL = "journal/";

    private static final String ENCODED = "[\\w.*+%-]*";
    private static final Pattern FORM = Pattern.compile(
            "\\d{1,19} (" + OUTPUT + ENCODED + "|" + JOURNAL + "\\d{1,18}(/" + ENCODED + ")?) \"[^\\x00-\\x1f]*\"\n");

    private final byte[] bytes;
    private final int start;
    private final int stampEnd;
    private final int keyEnd;
    private final int end;

    private SpoolLine(byte[] bytes, int start) {
        this.bytes = bytes;
        this.start = start;
        this.stampEnd = indexOf(' ', start);
        this.keyEnd = indexOf(' ', stampEnd + 1);
        this.end = indexOf('\n', keyEnd + 1);
    }

    /** The line that begins somewhere; it must be a whole one. */
    static SpoolLine at(byte[] bytes, int start) {
        return new SpoolLine(bytes, start);
    }

    /** Whether that is a line at all, with its line feed. */
    static boolean isSound(byte[] bytes, int start, int end) {
        return FORM.matcher(new String(bytes, start, end - start, ISO_8859_1)).matches();
    }

    private int indexOf(char sought, int from) {
        int index = from;
        while (bytes[index] != sought) {
            index++;
        }
        return index;
    }

    static byte[] outputKey(String runnerId) {
        return key(OUTPUT + URLEncoder.encode(runnerId, UTF_8));
    }

    static byte[] journalKey(long number) {
        return key(JOURNAL + number);
    }

    static byte[] journalKey(long number, String deploymentId) {
        return key(JOURNAL + number + "/" + URLEncoder.encode(deploymentId, UTF_8));
    }

    private static byte[] key(String text) {
        return text.getBytes(US_ASCII);
    }

    /** A text as JSON with its quotes. Half a surrogate pair, which is no character, becomes a question mark. */
    static byte[] quoted(String text) {
        byte[] inner = JsonStringEncoder.getInstance().quoteAsUTF8(whole(text));
        byte[] quoted = new byte[inner.length + 2];
        System.arraycopy(inner, 0, quoted, 1, inner.length);
        quoted[0] = '"';
        quoted[quoted.length - 1] = '"';
        return quoted;
    }

    private static String whole(String text) {
        for (int index = 0; index < text.length(); index++) {
            if (Character.isSurrogate(text.charAt(index))) {
                return new String(text.getBytes(UTF_8), UTF_8);
            }
        }
        return text;
    }

    /** The parts of a line as it stands in the spool. */
    static byte[] of(long stamp, byte[] key, byte[] quoted) {
        byte[] digits = Long.toString(stamp).getBytes(US_ASCII);
        byte[] line = new byte[digits.length + key.length + quoted.length + 3];
        System.arraycopy(digits, 0, line, 0, digits.length);
        line[digits.length] = ' ';
        System.arraycopy(key, 0, line, digits.length + 1, key.length);
        line[digits.length + 1 + key.length] = ' ';
        System.arraycopy(quoted, 0, line, digits.length + key.length + 2, quoted.length);
        line[line.length - 1] = '\n';
        return line;
    }

    int length() {
        return end + 1 - start;
    }

    /** Where the next line begins. */
    int next() {
        return end + 1;
    }

    long stamp() {
        long stamp = 0;
        for (int index = start; index < stampEnd; index++) {
            stamp = stamp * 10 + bytes[index] - '0';
        }
        return stamp;
    }

    boolean hasKeyOf(SpoolLine other) {
        return Arrays.equals(bytes, stampEnd, keyEnd, other.bytes, other.stampEnd, other.keyEnd);
    }

    private String key() {
        return new String(bytes, stampEnd + 1, keyEnd - stampEnd - 1, US_ASCII);
    }

    boolean isJournal() {
        return bytes[stampEnd + 1] == JOURNAL.charAt(0);
    }

    /** The number of the journal's line; 0 if it is another kind of line, or one about another deployment. */
    long journal() {
        if (!isJournal()) {
            return 0;
        }
        String[] parts = key().split("/", -1);
        return parts.length == 2 ? Long.parseLong(parts[1]) : 0;
    }

    /** The other deployment that a journal line is about. */
    Optional<String> otherDeployment() {
        String[] parts = isJournal() ? key().split("/", -1) : new String[0];
        return parts.length == 3 ? Optional.of(URLDecoder.decode(parts[2], UTF_8)) : Optional.empty();
    }

    /** The runner whose output this is. */
    Optional<String> runner() {
        return isJournal() ? Optional.empty() : Optional.of(URLDecoder.decode(key().substring(OUTPUT.length()), UTF_8));
    }

    void stampTo(OutputStream out) throws IOException {
        out.write(bytes, start, stampEnd - start);
    }

    void textTo(OutputStream out) throws IOException {
        out.write(bytes, keyEnd + 1, end - keyEnd - 1);
    }
}
