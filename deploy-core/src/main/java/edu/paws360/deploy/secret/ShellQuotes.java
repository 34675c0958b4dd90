package edu.paws360.deploy.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.stream.Stream;

/** How shells write a text: as somebody types it, and as {@code set -x}, {@code declare -p} and {@code printf %q} print it. */
final class ShellQuotes {
    /** What {@code printf %q} puts a backslash before; a tilde only where the shell would replace it. */
    private static final String SPECIAL = " \t!\"$&'()*,;<>?[\\]^`{|}";

    private static final Rule ESCAPED = Rule.of(SPECIAL, Rule::backslashed, Rule::plain);
    private static final Rule IN_DOUBLE_QUOTES = Rule.of("\"$`\\", Rule::backslashed, Rule::plain);
    private static final String LETTERED = "\u0007\b\u001b\f\n\r\t\u000b\\'";
    private static final String LETTERS = "abEfnrtv\\'";

    private ShellQuotes() {}

    static Stream<String> of(String text) {
        String escaped = ESCAPED.on(text);
        return Stream.of(
                text.replace("'", "'\\''"),
                text.replace("'", "'\"'\"'"),
                // dash puts neighbouring apostrophes into one pair of quotes.
                text.replaceAll("'+", "'\"$0\"'"),
                escaped,
                escaped.replaceAll("([:=])~", "$1\\\\~"),
                IN_DOUBLE_QUOTES.on(text),
                ansiC(Rule::plain).on(text),
                ansiC(ShellQuotes::octal).on(text));
    }

    /** How {@code set -x} prints a pattern; in a locale without the character, byte by byte, which nobody can decode. */
    static Stream<String> pattern(String text) {
        return Stream.<Rule>of(ShellQuotes::inPattern, ShellQuotes::undecodable).map(rule -> rule.on(text));
    }

    /** The two characters that bash marks others with have no backslash themselves. */
    private static void inPattern(int character, StringBuilder to) {
        if (character == 0x01 || character == 0x7f) {
            Rule.plain(character, to);
        } else {
            Rule.backslashed(character, to);
        }
    }

    private static void undecodable(int character, StringBuilder to) {
        if (character <= 0x7f) {
            inPattern(character, to);
        } else {
            to.append("\\\ufffd".repeat(Character.toString(character).getBytes(UTF_8).length));
        }
    }

    private static Rule ansiC(Rule wide) {
        return Rule.lettered(LETTERED, LETTERS, (character, to) -> {
            if (character < ' ' || character == 0x7f) {
                octal(character, to);
            } else {
                (character < 0x7f ? (Rule) Rule::plain : wide).write(character, to);
            }
        });
    }

    /** Each byte by three octal digits, as a shell does where its locale cannot print the character. */
    private static void octal(int character, StringBuilder to) {
        for (byte part : Character.toString(character).getBytes(UTF_8)) {
            to.append(String.format("\\%03o", Byte.toUnsignedInt(part)));
        }
    }
}
