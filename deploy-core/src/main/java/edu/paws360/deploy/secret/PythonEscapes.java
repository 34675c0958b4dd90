package edu.paws360.deploy.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.stream.Stream;

/** How Python's {@code repr} and {@code ascii}, and YAML in double quotes, write a text and its bytes. */
final class PythonEscapes {
    private static final String LETTERED = "\\\n\r\t";
    private static final String LETTERS = "\\nrt";
    private static final int BYTE = 0xff;

    private PythonEscapes() {}

    static Stream<String> of(String text) {
        return Stream.of("x", "X")
                .flatMap(digits -> Stream.<Rule>of(
                        (character, to) -> unprintable(character, digits, to),
                        (character, to) -> numbered(character, digits, to),
                        (character, to) -> bytes(character, digits, to)))
                .map(wide -> escape(wide).on(text))
                .distinct()
                .flatMap(written -> Stream.of(written, written.replace("'", "\\'"), written.replace("\"", "\\\"")));
    }

    private static Rule escape(Rule wide) {
        return Rule.lettered(
                LETTERED, LETTERS, (character, to) -> (character >= ' ' && character < 0x7f ? (Rule) Rule::plain : wide)
                        .write(character, to));
    }

    private static void unprintable(int character, String digits, StringBuilder to) {
        if (isPrintable(character)) {
            to.appendCodePoint(character);
        } else {
            numbered(character, digits, to);
        }
    }

    private static boolean isPrintable(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SPACE_SEPARATOR -> false;
            default -> true;
        };
    }

    private static void numbered(int character, String digits, StringBuilder to) {
        String width = character <= BYTE ? "\\x%02" : character <= Character.MAX_VALUE ? "\\u%04" : "\\U%08";
        to.append(String.format(width + digits, character));
    }

    private static void bytes(int character, String digits, StringBuilder to) {
        for (byte part : Character.toString(character).getBytes(UTF_8)) {
            to.append(String.format("\\x%02" + digits, Byte.toUnsignedInt(part)));
        }
    }
}
