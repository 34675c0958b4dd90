package edu.paws360.deploy.settings;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds and masks {@code password} in {@code scheme://user:password@host}, in any text and however badly written. */
final class UrlPasswords {
    static final String MASK = "***";

    /** Up to the first {@code @}, as in a well-formed URL. */
    private static final Pattern STRICT = Pattern.compile("://[^\\s/?#:@]*:([^\\s/?#@]+)@");
    /** Up to the last {@code @} before a space: a password that ought to have been percent-encoded. */
    private static final Pattern LOOSE = Pattern.compile("://[^\\s:]*:(\\S+)@(?!\\{)");
    /** With spaces in the password. */
    private static final Pattern SPACED = Pattern.compile("://[^\\s:]*:([^@]+)@(?!\\{)");
    /** Where a reference follows, and it is no port: somebody took the reference's {@code @} for the separator. */
    private static final Pattern REFERRING = Pattern.compile("://[^\\s:]*:(?!\\d{1,5}[/?#])([^@]+)@(?=\\{)");

    private UrlPasswords() {}

    /** The passwords, as they are written and decoded. */
    static Set<String> in(String text) {
        Set<String> passwords = new LinkedHashSet<>();
        for (Pattern pattern : List.of(STRICT, LOOSE)) {
            Matcher matcher = pattern.matcher(text);
            while (matcher.find()) {
                passwords.add(matcher.group(1));
                passwords.add(decoded(matcher.group(1)));
            }
        }
        return passwords;
    }

    static String masked(String text) {
        String masked = text;
        for (Pattern pattern : List.of(LOOSE, SPACED, REFERRING)) {
            masked = pattern.matcher(masked).replaceAll(UrlPasswords::replacement);
        }
        return masked;
    }

    private static String replacement(MatchResult match) {
        String before = match.group().substring(0, match.start(1) - match.start());
        return Matcher.quoteReplacement(before + MASK + "@");
    }

    static String decoded(String password) {
        try {
            return URLDecoder.decode(password.replace("+", "%2B"), UTF_8);
        } catch (IllegalArgumentException e) {
            return password;
        }
    }
}
