package edu.paws360.deploy.health.probe;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Places in a request that are filled with values an earlier answer gave, written <code>{{name}}</code>. A value never changes what
 * it is put into: in an address and in a form it is percent-encoded, in JSON escaped, and a header refuses what it cannot hold.
 */
final class Placeholders {
    private static final String NAME = "([A-Za-z0-9_-]+)";
    private static final Pattern PLAIN = Pattern.compile("\\{\\{" + NAME + "}}");
    private static final Pattern ENCODED = Pattern.compile("(?i)%7B%7B" + NAME + "%7D%7D");

    private Placeholders() {}

    static Set<String> in(HttpCall call) {
        Set<String> names = new TreeSet<>();
        collect(ENCODED, call.uri().toString(), names);
        collect(PLAIN, call.body(), names);
        call.headers().values().forEach(value -> collect(PLAIN, value, names));
        return names;
    }

    private static void collect(Pattern pattern, String text, Set<String> names) {
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
    }

    static HttpCall filled(HttpCall call, Map<String, String> values) {
        URI uri = URI.create(filled(ENCODED, call.uri().toString(), values, Placeholders::inUrl));
        Map<String, String> headers = new TreeMap<>();
        call.headers().forEach((name, value) -> headers.put(name, filled(PLAIN, value, values, text -> text)));
        return new HttpCall(call.method(), uri, headers, filled(PLAIN, call.body(), values, inBody(call)));
    }

    private static String filled(
            Pattern pattern, String text, Map<String, String> values, UnaryOperator<String> escaped) {
        return pattern.matcher(text).replaceAll(match -> {
            String value = values.get(match.group(1));
            if (value == null) {
                throw new IllegalArgumentException("Nothing was captured as " + match.group(1));
            }
            return Matcher.quoteReplacement(escaped.apply(value));
        });
    }

    private static UnaryOperator<String> inBody(HttpCall call) {
        String type = call.headers().entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase("Content-Type"))
                .map(header -> header.getValue().toLowerCase(Locale.ROOT))
                .findFirst()
                .orElse("application/json");
        if (type.contains("json")) {
            return Placeholders::inJson;
        }
        return type.startsWith("application/x-www-form-urlencoded") ? Placeholders::inUrl : text -> text;
    }

    private static String inUrl(String value) {
        return URLEncoder.encode(value, UTF_8).replace("+", "%20");
    }

    private static String inJson(String value) {
        String quoted = JsonNodeFactory.instance.stringNode(value).toString();
        return quoted.substring(1, quoted.length() - 1);
    }
}
