package edu.paws360.deploy.secret;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Replaces secrets in text by {@code ***}: each value, each line of a value with several lines, the forms they have when shells,
 * JSON, Python, XML, HTML, URLs and Base64 write them, and their beginnings where a text was cut. Escape sequences (such as
 * colours), control characters and characters that show nothing hide no secret: what stands among them goes with it. Values shorter
 * than {@value #SHORTEST} characters are left alone, since masking them would blacken half of every line; {@link #tooShort()}
 * names them, so that somebody can be warned. Letters count in their case, digits of codes in either. Immutable and thread-safe.
 */
public final class Masker implements UnaryOperator<String> {
    /** The fewest characters a value must have to be masked. */
    public static final int SHORTEST = 4;

    /** Stands where a text was cut: there a secret may have been cut too, and its beginning is masked. */
    public static final String CUT = "…";

    private final Optional<Search> search;
    private final List<String> tooShort;

    private Masker(Optional<Search> search, List<String> tooShort) {
        this.search = search;
        this.tooShort = tooShort;
    }

    /**
     * A masker for these secrets. Costs some milliseconds: make one for all secrets, and keep it.
     *
     * @param secrets the secrets; blank values are ignored
     * @return the masker
     */
    public static Masker of(Collection<Secret> secrets) {
        Set<String> forms = secrets.stream()
                .flatMap(secret -> Spellings.of(secret.value()).stream())
                .collect(Collectors.toSet());
        List<String> tooShort = secrets.stream()
                .filter(secret -> !secret.value().isBlank() && isShort(secret.value()))
                .map(Secret::name)
                .distinct()
                .toList();
        return new Masker(forms.isEmpty() ? Optional.empty() : Optional.of(new Search(forms)), tooShort);
    }

    /** Whether each of its lines is too short: nothing of it is masked as a log shows it. */
    private static boolean isShort(String value) {
        return value.lines().map(String::strip).noneMatch(line -> line.length() >= SHORTEST);
    }

    /**
     * The same for a text that may break off in the midst of a secret, such as what a program printed last before it was killed.
     *
     * @param text any text
     * @return the text without secrets, and without a beginning of one at its end
     */
    public String maskCut(String text) {
        String masked = mask(text + CUT);
        return masked.substring(0, masked.length() - CUT.length());
    }

    /**
     * The text with every known form of every secret replaced; forms that overlap or touch become one {@code ***}.
     *
     * @param text any text
     * @return the text without secrets; the same object if there are none in it
     */
    public String mask(String text) {
        return search.isEmpty() ? text : mask(text, search.get());
    }

    private static String mask(String text, Search search) {
        boolean bare = BareText.isAll(text);
        if (bare && !search.mayFindIn(text)) {
            return text;
        }
        Stretches stretches = new Stretches();
        search.findIn(text, stretches::hide);
        if (!bare) {
            BareText visible = BareText.of(text);
            search.findIn(
                    visible.text(), (begin, end) -> stretches.hide(visible.origin(begin), visible.origin(end - 1) + 1));
        }
        return stretches.in(text);
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
