package edu.paws360.deploy.secret;

import java.util.stream.Stream;

/**
 * How JSON writes a text: writers differ in whether they escape what is not ASCII, a slash, and what means something in HTML, and
 * in the case of their digits.
 */
final class JsonEscapes {
    private static final String LETTERED = "\"\\\b\f\n\r\t";
    private static final String LETTERS = "\"\\bfnrt";

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
        // Beyond the first plane by two surrogates.
        Rule number = (character, to) ->
                Character.toString(character).chars().forEach(half -> to.append(String.format(numbered, half)));
        Rule wide = ascii ? number : Rule::plain;
        return Rule.of(html, number, Rule.lettered(LETTERED, LETTERS, (character, to) -> (character < ' '
                        ? number
                        : character < 0x7f ? (Rule) Rule::plain : wide)
                .write(character, to)));
    }
}
