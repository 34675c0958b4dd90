package edu.paws360.deploy.settings;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Kinds for words, lists and paths. */
final class TextKinds {
    private TextKinds() {}

    static Kind<String> text(String allowed) {
        return Kind.of("text", allowed, text -> text);
    }

    static Kind<String> word() {
        String allowed = "letters, digits, dots, dashes and underscores, beginning with a letter or digit";
        return matching("word", "[A-Za-z0-9][A-Za-z0-9._-]*", allowed);
    }

    /** The name of an environment variable or secret, as shells and GitHub have it. */
    static Kind<String> secretName() {
        String allowed = "letters, digits and underscores, not beginning with a digit";
        return matching("secret name", "[A-Za-z_][A-Za-z0-9_]*", allowed);
    }

    /** The name of a gate or smoke test in a key. */
    static Kind<String> groupName() {
        String allowed = "lower-case letters, digits, dashes and underscores, beginning with a letter or digit";
        return matching("name", "[a-z0-9][a-z0-9_-]*", allowed);
    }

    static Kind<String> branchPattern() {
        String allowed = "branch names, where * stands for any characters, such as main,release/*";
        return matching("branch pattern", "[^\\s~^:?\\[\\]\\\\,]+", allowed);
    }

    static Kind<String> matching(String name, String regex, String allowed) {
        Pattern pattern = Pattern.compile(regex);
        return Kind.of(name, allowed, text -> {
            if (!pattern.matcher(text).matches()) {
                throw new Misread("not a " + name);
            }
            return text;
        });
    }

    static Kind<Path> path() {
        return Kind.of("path", "a path, absolute or from the project's folder", text -> {
            try {
                return Path.of(text);
            } catch (InvalidPathException e) {
                throw new Misread("not a path");
            }
        });
    }

    static Kind<Boolean> flag() {
        return Kind.of("boolean", "true or false", text -> switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new Misread("neither true nor false");
        });
    }

    /** One constant of an enum, whose {@code toString} is the word of the setting. */
    static <E extends Enum<E>> Kind<E> choice(Class<E> type) {
        List<E> constants = List.of(type.getEnumConstants());
        String allowed = constants.stream().map(E::toString).collect(Collectors.joining(", "));
        return Kind.of("choice", allowed, text -> constants.stream()
                .filter(constant -> constant.toString().equals(text))
                .findFirst()
                .orElseThrow(() -> new Misread("not one of the choices")));
    }

    /** Elements with commas between them: none empty, none twice. */
    static <T> Kind<List<T>> listOf(Kind<T> element, String allowed) {
        return Kind.of("list", allowed, text -> {
            List<T> elements = new ArrayList<>();
            for (String part : text.split(",", -1)) {
                elements.add(element(element, part.strip(), elements.size() + 1));
            }
            if (new HashSet<>(elements).size() < elements.size()) {
                throw new Misread("names an element twice");
            }
            return Collections.unmodifiableList(elements);
        });
    }

    private static <T> T element(Kind<T> kind, String text, int number) throws Misread {
        try {
            return kind.read(text);
        } catch (Misread e) {
            throw new Misread("element %d is %s".formatted(number, e.getMessage()));
        }
    }

    /** The word of an enum constant: {@code NOT_YET} is {@code not_yet}. */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    static String joined(Stream<?> words) {
        return words.map(Object::toString).collect(Collectors.joining(", "));
    }
}
