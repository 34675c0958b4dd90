package edu.paws360.deploy.maven;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Takes off what a text may be wrapped in: escapes, quotes, percent signs, Base64, colours. It knows no secrets. */
final class Disguises {
    private static final Pattern COLOUR =
            Pattern.compile("(?:\u001b|\\\\x1b|\\\\u001[bB]|\\\\033|\\\\e|\\^\\[)\\[[0-9;]*[A-Za-z]");
    private static final Pattern PERCENT = Pattern.compile("(?:%[0-9A-Fa-f]{2})+");
    private static final Pattern OCTAL = Pattern.compile("(?:\\\\[0-3][0-7]{2})+");
    private static final Pattern JSON = Pattern.compile("\\\\(?:u([0-9A-Fa-f]{4})|(.))");
    private static final Pattern SHELL_QUOTE = Pattern.compile("'\\\\''|'\"'\"'");
    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/_-]{12,}");
    private static final int GROUP = 4;

    private static final List<UnaryOperator<String>> WRAPPINGS = List.of(
            text -> text,
            Disguises::withoutPercent,
            text -> withoutPercent(text.replace('+', ' ')),
            Disguises::withoutJson,
            text -> withoutJson(withoutJson(text)),
            text -> withoutJson(withoutJson(withoutJson(text))),
            Disguises::withoutXml,
            text -> withoutXml(withoutXml(text)),
            text -> withoutXml(withoutJson(text)),
            Disguises::withoutShell,
            text -> withoutShell(withoutJson(text)),
            Disguises::withoutBase64,
            text -> withoutBase64(withoutPercent(text)),
            text -> withoutBase64(withoutJson(text)));

    private Disguises() {}

    /** The text as it is, and as it would be behind each of the disguises. */
    static Set<String> off(String text) {
        String plain = COLOUR.matcher(text).replaceAll("");
        Set<String> all = new LinkedHashSet<>();
        WRAPPINGS.forEach(wrapping -> {
            all.add(wrapping.apply(text));
            all.add(wrapping.apply(plain));
        });
        return all;
    }

    private static String withoutPercent(String text) {
        return PERCENT.matcher(text)
                .replaceAll(match -> literally(utf8(match.group().substring(1).split("%"), 16)));
    }

    private static String withoutOctal(String text) {
        return OCTAL.matcher(text)
                .replaceAll(match -> literally(utf8(match.group().substring(1).split("\\\\"), 8)));
    }

    private static String utf8(String[] numbers, int radix) {
        byte[] bytes = new byte[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            bytes[i] = (byte) Integer.parseInt(numbers[i], radix);
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static String withoutJson(String text) {
        return JSON.matcher(text).replaceAll(match -> literally(unescaped(match)));
    }

    private static String unescaped(MatchResult escape) {
        if (escape.group(1) != null) {
            return String.valueOf((char) Integer.parseInt(escape.group(1), 16));
        }
        return switch (escape.group(2)) {
            case "n" -> "\n";
            case "t" -> "\t";
            case "r" -> "\r";
            default -> escape.group(2);
        };
    }

    private static String withoutXml(String text) {
        return text.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#34;", "\"")
                .replace("&#39;", "'")
                .replace("&#x27;", "'")
                .replace("&apos;", "'")
                .replace("&amp;", "&");
    }

    private static String withoutShell(String text) {
        String joined = SHELL_QUOTE.matcher(text).replaceAll("'");
        return joined.contains("\\") ? withoutJson(withoutOctal(joined)) : joined;
    }

    private static String withoutBase64(String text) {
        return BASE64.matcher(text)
                .results()
                .map(run -> decoded(run.group().replace('-', '+').replace('_', '/')))
                .collect(Collectors.joining("\n"));
    }

    /** Nobody knows where in a longer text a group of four began. */
    private static String decoded(String run) {
        StringBuilder all = new StringBuilder();
        for (int skipped = 0; skipped < GROUP; skipped++) {
            int length = (run.length() - skipped) / GROUP * GROUP;
            byte[] bytes = Base64.getDecoder().decode(run.substring(skipped, skipped + length));
            all.append(new String(bytes, StandardCharsets.UTF_8)).append('\n');
        }
        return all.toString();
    }

    private static String literally(String text) {
        return Matcher.quoteReplacement(text);
    }
}
