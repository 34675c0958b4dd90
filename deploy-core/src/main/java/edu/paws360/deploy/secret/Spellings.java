package edu.paws360.deploy.secret;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All ways in which a secret may be written: as it is, line by line, quoted, escaped, encoded, and escaped once more. Of a long value
 * with several lines, such as a private key, the lines are what is looked for, and the whole only as it is usually written: else
 * one key would cost more than all other secrets.
 */
final class Spellings {
    /** More characters make a value long. */
    private static final int LONG = 400;

    private final Set<String> all = new LinkedHashSet<>();

    private Spellings() {}

    static Set<String> of(String value) {
        Spellings spellings = new Spellings();
        if (!value.isBlank() && value.length() >= Masker.SHORTEST) {
            spellings.add(value);
        }
        spellings.all.removeIf(form -> form.length() < Masker.SHORTEST);
        return spellings.all;
    }

    private void add(String value) {
        Set<String> lines = value.lines()
                .map(String::strip)
                .filter(line -> line.length() >= Masker.SHORTEST)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        known(inOneLine(value));
        if (value.length() > LONG && lines.size() > 1) {
            JsonEscapes.usual(value).forEach(this::known);
        } else {
            lines.add(value);
            lines.forEach(line -> Base64Windows.of(line).forEach(this::known));
        }
        known(value);
        Base64Windows.of(value).forEach(this::known);
        lines.stream()
                .flatMap(line -> Stream.of(line, withoutQuotes(line)))
                .flatMap(Spellings::composed)
                .distinct()
                .filter(line -> line.length() >= Masker.SHORTEST)
                .forEach(this::escaped);
    }

    private static String inOneLine(String value) {
        return value.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    }

    /** A shell may print quotes at the ends apart from what is between them. */
    private static String withoutQuotes(String value) {
        return value.replaceAll("^['\"]+|['\"]+$", "");
    }

    /** With accents as characters of their own, and without. */
    private static Stream<String> composed(String text) {
        return Stream.of(
                text, Normalizer.normalize(text, Normalizer.Form.NFC), Normalizer.normalize(text, Normalizer.Form.NFD));
    }

    private void escaped(String text) {
        Set<String> once = new LinkedHashSet<>();
        once.add(text);
        once.add(text.replace("'", "''"));
        once.add(text.replace("\"", "\"\""));
        Stream.of(ShellQuotes.of(text), PythonEscapes.of(text), MarkupEscapes.of(text), JsonEscapes.of(text))
                .flatMap(forms -> forms)
                .forEach(once::add);
        once.forEach(this::known);
        once.stream().flatMap(JsonEscapes::usual).forEach(this::known);
        JsonEscapes.usual(text).distinct().flatMap(ShellQuotes::of).forEach(this::known);
        ShellQuotes.pattern(text).forEach(this::known);
        UrlEscapes.of(text).forEach(this::known);
    }

    /** Also as it is found in a text of which only what is visible is left. */
    private void known(String form) {
        if (all.add(form) && !BareText.isAll(form)) {
            all.add(BareText.of(form).text());
        }
    }
}
