package edu.paws360.deploy.secret;

import java.util.Map;
import java.util.stream.Stream;

/** How XML and HTML write a text: writers differ in what they escape, and in whether by a name, a decimal or a hexadecimal number. */
final class MarkupEscapes {
    private static final Map<Integer, String> NAMES =
            Map.of((int) '&', "&amp;", (int) '<', "&lt;", (int) '>', "&gt;", (int) '"', "&quot;", (int) '\'', "&apos;");

    private MarkupEscapes() {}

    static Stream<String> of(String text) {
        return Stream.concat(
                        Stream.of(new Way("&<>", ""), new Way("&<>\"", ""), new Way("&<>\"'", "")),
                        Stream.of("&#%d;", "&#%03d;", "&#x%x;", "&#x%X;").flatMap(MarkupEscapes::numbered))
                .map(way -> way.on(text));
    }

    private static Stream<Way> numbered(String number) {
        return Stream.of(
                new Way("&<>\"", "'", number, false),
                new Way("&<>", "\"'", number, false),
                new Way("", "&<>\"'", number, false),
                new Way("&<>\"", "'", number, true),
                new Way("", "&<>\"'", number, true),
                // As template engines do it.
                new Way("&<>\"", "'/`=", number, false));
    }

    /** What is written by its name, what by its number, and whether all that is not ASCII is numbered too. */
    private record Way(String named, String numbered, String number, boolean ascii) implements Rule {
        Way(String named, String numbered) {
            this(named, numbered, "", false);
        }

        @Override
        public void write(int character, StringBuilder to) {
            if (named.indexOf(character) >= 0) {
                to.append(NAMES.get(character));
            } else if (numbered.indexOf(character) >= 0 || (ascii && (character < ' ' || character > '~'))) {
                to.append(String.format(number, character));
            } else {
                to.appendCodePoint(character);
            }
        }
    }
}
