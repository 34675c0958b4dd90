package edu.paws360.deploy.secret;

import java.util.Map;
import java.util.stream.Stream;

/**
 * How JSON writes a text: writers differ in whether they escape what is not ASCII, a slash, and what means something in HTML, and
 * in the case of their digits.
 */
final class JsonEscapes {
    private static final Map<Integer, String> NAMED = Map.of(
            (int) '"',
            "\\\"",
            (int) '\\',
            "\\\\",
            (int) '\b',
            "\\b",
            (int) '\f',
            "\\f",
            (int) '\n',
            "\\n",
            (int) '\r',
            "\\r",
            (int) '\t',
            "\\t");

    private JsonEscapes() {}

    static Stream<String> of(String text) {
        return Stream.of("", "<>&\u2028\u2029", "<>&'=\u2028\u2029", "<>&'\"")
                .flatMap(html -> Stream.of("%04x", "%04X").flatMap(digits -> Stream.of(true, false)
                        .map(ascii -> escape(html, "\\u" + digits, ascii).on(text))))
                .distinct()
                .flatMap(JsonEscapes::slashes);
    }

    /** Only the ways that are usual; for what is escaped a second time. */
    static Stream<String> usual(String text) {
        return Stream.of(true, false)
                .map(ascii -> escape("", "\\u%04x", ascii).on(text))
                .distinct()
                .flatMap(JsonEscapes::slashes);
    }

    private static Stream<String> slashes(String json) {
        return Stream.of(json, json.replace("/", "\\/"));
    }

    private static Rule escape(String html, String numbered, boolean ascii) {
        return (character, to) -> {
            boolean numeric = html.indexOf(character) >= 0 || (character >= 0x7f && ascii);
            if (numeric || (character < ' ' && !NAMED.containsKey(character))) {
                // Beyond the first plane by two surrogates.
                Character.toString(character).chars().forEach(half -> to.append(String.format(numbered, half)));
            } else if (NAMED.containsKey(character)) {
                to.append(NAMED.get(character));
            } else {
                to.appendCodePoint(character);
            }
        };
    }
}
