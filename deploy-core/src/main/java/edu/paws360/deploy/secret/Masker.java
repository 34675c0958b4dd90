package edu.paws360.deploy.secret;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Replaces secrets in text by {@code ***}: each value, each line of a value with several lines, and its URL-encoded and
 * Base64 forms. Values shorter than {@value #SHORTEST} characters are left alone, since masking them would blacken
 * half of every line; {@link #tooShort()} names them, so that somebody can be warned. Immutable and thread-safe.
 */
public final class Masker implements UnaryOperator<String> {
    /** The fewest characters a value must have to be masked. */
    public static final int SHORTEST = 4;

    private static final String MASK = "***";

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
                        .flatMap(text -> Stream.of(
                                text, URLEncoder.encode(text, StandardCharsets.UTF_8), base64(text), unpadded(text)));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String unpadded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
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
        return masked;
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
