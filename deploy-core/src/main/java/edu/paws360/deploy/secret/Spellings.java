package edu.paws360.deploy.secret;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** The ways in which a text is written where it is quoted, escaped or encoded. */
final class Spellings {
    private static final int BITS_OF_BYTE = 8;
    private static final int BITS_OF_CHARACTER = 6;
    private static final int BYTES_OF_GROUP = 3;

    private final String text;
    private final Set<String> all = new LinkedHashSet<>();

    private Spellings(String text) {
        this.text = text;
    }

    static Set<String> of(String text) {
        Spellings spellings = new Spellings(text);
        spellings.plain();
        spellings.escaped();
        spellings.encoded();
        return spellings.all;
    }

    private void plain() {
        all.add(text);
        // Where several lines are shown as one.
        all.add(text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip());
        String url = URLEncoder.encode(text, StandardCharsets.UTF_8);
        all.add(url);
        all.add(url.replace("+", "%20"));
    }

    /** In quotes, in JSON, in JSON that is ASCII, and in HTML. */
    private void escaped() {
        String quoted = text.replace("\\", "\\\\");
        String json = quoted.replace("\"", "\\\"").replace("\t", "\\t");
        all.add(quoted);
        all.add(json);
        all.add(json.chars().mapToObj(Spellings::ascii).collect(Collectors.joining()));
        all.add(text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;"));
    }

    private static String ascii(int character) {
        return character < 0x7f ? Character.toString(character) : String.format("\\u%04x", character);
    }

    private void encoded() {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        encoded(bytes, Base64.getEncoder());
        encoded(bytes, Base64.getUrlEncoder());
    }

    private void encoded(byte[] bytes, Base64.Encoder encoder) {
        all.add(encoder.encodeToString(bytes));
        all.add(encoder.withoutPadding().encodeToString(bytes));
        for (int before = 0; before < BYTES_OF_GROUP; before++) {
            all.add(within(bytes, before, encoder));
        }
    }

    /** What of the Base64 form is the same whatever stands around it, as a user's name does in {@code user:password}. */
    private static String within(byte[] bytes, int before, Base64.Encoder encoder) {
        byte[] moved = new byte[before + bytes.length];
        System.arraycopy(bytes, 0, moved, before, bytes.length);
        int from = (before * BITS_OF_BYTE + BITS_OF_CHARACTER - 1) / BITS_OF_CHARACTER;
        int to = moved.length * BITS_OF_BYTE / BITS_OF_CHARACTER;
        return encoder.encodeToString(moved).substring(from, to);
    }
}
