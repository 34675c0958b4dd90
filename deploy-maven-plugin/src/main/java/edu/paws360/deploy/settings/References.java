package edu.paws360.deploy.settings;

import edu.paws360.deploy.secret.Secret;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Expands {@code @{NAME}} from the environment. What was put in is not looked at again. */
final class References {
    private static final Pattern REFERENCE = Pattern.compile("@\\{([^}]*)(}?)");
    private static final Pattern NOTHING_ELSE = Pattern.compile("(@\\{[A-Za-z_][A-Za-z0-9_]*}\\s*)+");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern BEFORE_WEBHOOK = Pattern.compile("(^|,)\\s*webhook:$");
    private static final Pattern AFTER_ELEMENT = Pattern.compile("\\s*(,|$)");
    private static final Pattern PART_OF_URL = Pattern.compile("([A-Za-z0-9._~!$'()*,;=+-]|%[0-9A-Fa-f]{2})*");

    private final Map<String, String> environment;

    /** The text as it is used, and the secrets that went into it. */
    record Expanded(String text, Set<Secret> secrets) {
        /** Nothing: all of it may be secret. */
        @Override
        public String toString() {
            return UrlPasswords.MASK;
        }
    }

    References(Map<String, String> environment) {
        this.environment = environment;
    }

    Expanded expand(Setting<?> setting, String text) throws Misread {
        Set<Secret> secrets = new LinkedHashSet<>();
        StringBuilder expanded = new StringBuilder();
        Matcher reference = REFERENCE.matcher(text);
        while (reference.find()) {
            String value = value(setting, reference);
            if (setting.kind().url() && !isWholeUrl(text, reference)) {
                requirePartOfUrl(reference.group(1), value);
            }
            secrets.add(new Secret(reference.group(1), value));
            reference.appendReplacement(expanded, Matcher.quoteReplacement(value));
        }
        return new Expanded(reference.appendTail(expanded).toString(), secrets);
    }

    /** Whether a text is made of references alone, and holds nothing secret itself. */
    static boolean areAllOf(String text) {
        return NOTHING_ELSE.matcher(text.strip()).matches();
    }

    /** The secrets that a text refers to, as far as there are any. */
    Set<Secret> known(String text) {
        return REFERENCE
                .matcher(text)
                .results()
                .map(reference -> new Secret(reference.group(1), environment.getOrDefault(reference.group(1), "")))
                .filter(secret -> !secret.value().isBlank())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private String value(Setting<?> setting, Matcher reference) throws Misread {
        String name = reference.group(1);
        if (reference.group(2).isEmpty() || !NAME.matcher(name).matches()) {
            throw new Misread(
                    "an @{ that no name of an environment variable and } follow", "Write @{NAME}, or leave @{ out.");
        }
        if (setting.secrecy().refusalOf(name).isPresent()) {
            throw setting.secrecy().refusalOf(name).get();
        }
        String value = environment.getOrDefault(name, "");
        if (value.isBlank()) {
            String seen = environment.containsKey(name) ? "blank" : "not set";
            throw new Misread(
                    "the environment variable %s is %s".formatted(name, seen),
                    "Set %s in the environment that Maven runs in.".formatted(name));
        }
        if (SecretRules.isDamaged(value)) {
            throw new Misread(SecretRules.problem(name), SecretRules.ADVICE);
        }
        return value;
    }

    private static boolean isWholeUrl(String text, Matcher reference) {
        boolean first = reference.start() == 0 || Character.isWhitespace(text.charAt(reference.start() - 1));
        return (first && reference.end() == text.length()) || isWebhook(text, reference);
    }

    /** An element of a list that says that a whole URL follows. */
    private static boolean isWebhook(String text, Matcher reference) {
        return BEFORE_WEBHOOK.matcher(text.substring(0, reference.start())).find()
                && AFTER_ELEMENT.matcher(text.substring(reference.end())).lookingAt();
    }

    /** A password such as {@code 1/@evil} would otherwise choose another host, and be sent to it. */
    private static void requirePartOfUrl(String name, String value) throws Misread {
        if (!PART_OF_URL.matcher(value).matches()) {
            throw new Misread(
                    "the environment variable %s holds characters with a meaning in URLs".formatted(name),
                    "Percent-encode them in %s.".formatted(name));
        }
    }
}
