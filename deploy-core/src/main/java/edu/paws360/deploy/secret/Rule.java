package edu.paws360.deploy.secret;

/** How one character is written where a text is quoted or escaped. */
@FunctionalInterface
interface Rule {
    void write(int character, StringBuilder to);

    /** The whole text written so. */
    default String on(String text) {
        StringBuilder written = new StringBuilder(text.length() + text.length() / 2);
        int character;
        for (int at = 0; at < text.length(); at += Character.charCount(character)) {
            character = text.codePointAt(at);
            write(character, written);
        }
        return written.toString();
    }

    /** This for the characters of a set, which are taken out of what the other rule does. */
    static Rule of(String characters, Rule rule, Rule otherwise) {
        return (character, to) -> (characters.indexOf(character) >= 0 ? rule : otherwise).write(character, to);
    }

    /** A backslash and a letter for each of these characters. */
    static Rule lettered(String characters, String letters, Rule otherwise) {
        return (character, to) -> {
            int at = characters.indexOf(character);
            if (at >= 0) {
                to.append('\\').append(letters.charAt(at));
            } else {
                otherwise.write(character, to);
            }
        };
    }

    /** A character as it is. */
    static void plain(int character, StringBuilder to) {
        to.appendCodePoint(character);
    }

    /** A character after a backslash. */
    static void backslashed(int character, StringBuilder to) {
        to.append('\\').appendCodePoint(character);
    }
}
