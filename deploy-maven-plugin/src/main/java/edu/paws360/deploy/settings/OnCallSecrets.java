package edu.paws360.deploy.settings;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A routing key is a secret, and so is all of a webhook's URL behind its host. */
final class OnCallSecrets implements Hiding {
    /** What is shorter, or without a digit and not so long, may be a word that stands everywhere. */
    private static final Pattern NO_WORD = Pattern.compile("(?=.*[0-9]).{8,}|.{12,}");

    private static final String REFERENCE = "@\\{[^}]*}";
    private static final Pattern HOST = Pattern.compile(
            "((?:[a-z]+[:+])?https?://)(?:(" + REFERENCE + "|\\*\\*\\*|[^/@\\s]+:\\*\\*\\*|[^/@\\s]+)@)?"
                    + "((?:\\[[0-9a-fA-F:]+]|[A-Za-z0-9.-]+)(?::\\d+)?)(/.*)?");
    private static final Pattern WEBHOOK = Pattern.compile("webhook[:+]https?://[^/?]*/?([^#]*)");
    private static final Pattern PAGERDUTY = Pattern.compile("pagerduty(?::|\\+https?://)([^@/]+)(?:@.*)?");

    @Override
    public Set<String> in(String text) {
        Set<String> secrets = new LinkedHashSet<>(UrlPasswords.in(text));
        elements(text).forEach(element -> {
            Matcher webhook = WEBHOOK.matcher(element);
            if (webhook.matches()) {
                secrets.addAll(partsOf(webhook.group(1)));
            }
            Matcher pagerDuty = PAGERDUTY.matcher(element);
            if (pagerDuty.matches()) {
                secrets.add(pagerDuty.group(1));
            }
        });
        return secrets;
    }

    private static Set<String> partsOf(String path) {
        String name = path.replaceFirst("\\?.*$", "");
        String query = path.substring(name.length()).replaceFirst("^\\?", "");
        return Stream.of(
                        Stream.of(path, name, query),
                        Stream.of(name.split("/", -1)),
                        Stream.of(query.split("[&=]", -1)))
                .flatMap(parts -> parts)
                .flatMap(part -> Stream.of(part, UrlPasswords.decoded(part)))
                .filter(part -> NO_WORD.matcher(part).matches())
                .collect(Collectors.toSet());
    }

    @Override
    public String masked(String text) {
        return elements(UrlPasswords.masked(text))
                .map(OnCallSecrets::maskedElement)
                .collect(Collectors.joining(", "));
    }

    private static Stream<String> elements(String text) {
        return Arrays.stream(text.split(",", -1)).map(String::strip);
    }

    /** Only what is known to be none is shown. */
    private static String maskedElement(String element) {
        if (element.matches("((pagerduty|webhook):)?" + REFERENCE)) {
            return element;
        }
        Matcher url = HOST.matcher(element);
        return url.matches() ? maskedUrl(url) : element.replaceFirst("^((?:pagerduty|webhook):|).*$", "$1***");
    }

    private static String maskedUrl(Matcher url) {
        String path = url.group(4) == null ? "" : url.group(4);
        boolean alertmanager = url.group(1).startsWith("http") && path.endsWith(OnCallKinds.ALERTMANAGER);
        boolean pagerDuty = url.group(1).startsWith("pagerduty");
        String shownPath =
                alertmanager || path.isEmpty() || (pagerDuty && path.endsWith(OnCallKinds.PAGERDUTY)) ? path : "/***";
        return url.group(1) + user(url.group(2)) + url.group(3) + shownPath;
    }

    private static String user(String user) {
        if (user == null) {
            return "";
        }
        return (user.matches(REFERENCE) || user.endsWith(":***") ? user : "***") + "@";
    }
}
