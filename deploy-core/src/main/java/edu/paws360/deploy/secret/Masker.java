package edu.paws360.deploy.secret;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Replaces secrets in text by {@code ***}: each value, each line of a value with several lines, the forms they have in URLs,
 * JSON, HTML and Base64, and their beginnings where a text was cut. Values shorter than {@value #SHORTEST} characters are left alone, since masking them would blacken
 * half of every line; {@link #tooShort()} names them, so that somebody can be warned. Immutable and thread-safe.
 */
public final class Masker implements UnaryOperator<String> {
    /** The fewest characters a value must have to be masked. */
    public static final int SHORTEST = 4;

    private static final String MASK = "***";
    /** What stands where a text was cut, perhaps in the midst of a secret. */
    private static final List<String> CUTS = List.of("…", " [line cut after ");

    private final List<String> forms;
    private final List<String> tooShort;

    private Masker(List<String> forms, List<String> tooShort) {
        this.forms = forms;
        this.tooShort = tooShort;
    }

    /**
     * A masker for these secrets.
     *
     * @param secrets the secrets; blank values are ignored
     * @return the masker
     */
    public static Masker of(Collection<Secret> secrets) {
        Set<String> forms = new LinkedHashSet<>();
        secrets.forEach(secret -> formsOf(secret.value()).forEach(forms::add));
        List<String> longestFirst = forms.stream()
                .filter(form -> form.length() >= SHORTEST)
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
        List<String> tooShort = secrets.stream()
                .filter(secret -> !secret.value().isBlank() && secret.value().length() < SHORTEST)
                .map(Secret::name)
                .distinct()
                .toList();
        return new Masker(longestFirst, tooShort);
    }

    private static Stream<String> formsOf(String value) {
        return value.isBlank()
                ? Stream.empty()
                : Stream.concat(Stream.of(value), value.lines().map(String::strip))
                        .flatMap(text -> Spellings.of(text).stream());
    }

    /**
     * The text with every known form of every secret replaced.
     *
     * @param text any text
     * @return the text without secrets
     */
    public String mask(String text) {
        String masked = text;
        for (String form : forms) {
            masked = masked.replace(form, MASK);
        }
        for (String mark : CUTS) {
            masked = withoutBeginnings(masked, mark);
        }
        return masked;
    }

    private String withoutBeginnings(String text, String mark) {
        String masked = text;
        for (int at = masked.lastIndexOf(mark); at >= 0; at = masked.lastIndexOf(mark, at - 1)) {
            int length = beginningBefore(masked, at);
            masked = length == 0 ? masked : masked.substring(0, at - length) + MASK + masked.substring(at);
        }
        return masked;
    }

    /** The length of the longest beginning of a secret that ends there, or 0. */
    private int beginningBefore(String text, int end) {
        int longest = 0;
        for (String form : forms) {
            int length = Math.min(form.length() - 1, end);
            while (length >= SHORTEST && !text.regionMatches(end - length, form, 0, length)) {
                length--;
            }
            longest = length < SHORTEST ? longest : Math.max(longest, length);
        }
        return longest;
    }

    @Override
    public String apply(String text) {
        return mask(text);
    }

    /**
     * Names of secrets that are too short to be masked.
     *
     * @return the names, perhaps none
     */
    public List<String> tooShort() {
        return tooShort;
    }
}
