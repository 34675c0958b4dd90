package edu.paws360.deploy.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Kinds for URLs, requests and what they answer. */
final class NetKinds {
    private static final int LAST_PORT = 65_535;
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    private static final Set<String> FRAMING =
            Set.of("connection", "content-length", "expect", "te", "trailer", "transfer-encoding", "upgrade");
    private static final Pattern HEADER = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+:[\\t\\x20-\\x7e\\xa0-\\xff]*");

    private NetKinds() {}

    /** An absolute URL with a host, in one of the schemes, in lower case; {@code tcp} needs a port. */
    static Kind<URI> url(String... schemes) {
        List<String> known = List.of(schemes);
        String port = known.contains("tcp") ? "; tcp needs a port, such as tcp://db.internal:5432" : "";
        String allowed = "a URL with a host and the scheme %s%s".formatted(either(known), port);
        return Kind.of("URL", allowed, text -> urlIn(text, known)).asUrl();
    }

    /** The base of a Loki, or the address of its push API itself. */
    static Kind<URI> loki() {
        String allowed =
                "a URL of a Grafana Loki: http or https, without a query, such as http://loki.example.org:3100;"
                        + " user and password may stand in it";
        return Kind.of("URL", allowed, NetKinds::lokiIn).asUrl();
    }

    /** A page that everybody may know of. */
    static Kind<URI> page() {
        String allowed = "a URL with a host and the scheme http or https, without user and password";
        return Kind.of("URL", allowed, NetKinds::pageIn).asUrl();
    }

    static Kind<SmokeRequest> request() {
        String allowed =
                "a method (GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS), a space, and a URL with a host and the scheme http or https";
        return Kind.of("request", allowed, NetKinds::requestIn).asUrl();
    }

    /** Headers by their names, one in a line. */
    static Kind<Map<String, String>> headers() {
        return Kind.of("headers", "headers such as Accept: text/plain, each in a line of its own", text -> {
            Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            for (String line : text.lines().map(String::strip).toList()) {
                int colon = line.indexOf(':');
                refuse(colon < 1 || !HEADER.matcher(line).matches(), "holds a line that is no header");
                String name = line.substring(0, colon);
                refuse(FRAMING.contains(name.toLowerCase(Locale.ROOT)), "holds a header that cannot be set");
                refuse(headers.put(name, line.substring(colon + 1).strip()) != null, "holds a header twice");
            }
            return Collections.unmodifiableMap(headers);
        });
    }

    static Kind<StatusExpectation> status() {
        String allowed = "status codes from 100 to 599, such as 200 or 200,204 or 200-299";
        return Kind.of("HTTP status", allowed, StatusExpectation::parse);
    }

    private static SmokeRequest requestIn(String text) throws Misread {
        String[] words = text.split("\\s+", 2);
        if (!METHODS.contains(words[0])) {
            throw new Misread("does not begin with a method");
        }
        if (words.length < 2) {
            throw new Misread("has no URL");
        }
        // What an earlier step captured is filled in when it is known; until then its braces are no part of a URL.
        String encoded = words[1].replace("{{", "%7B%7B").replace("}}", "%7D%7D");
        return new SmokeRequest(words[0], urlIn(encoded, List.of("http", "https")));
    }

    private static URI pageIn(String text) throws Misread {
        URI url = urlIn(text, List.of("http", "https"));
        refuse(url.getRawUserInfo() != null, "has a user or a password");
        return url;
    }

    private static URI lokiIn(String text) throws Misread {
        URI url = urlIn(text, List.of("http", "https"));
        refuseWhatIsSentElsewhere(url);
        return url;
    }

    /** The API of an Alertmanager, where alerts are told. */
    static URI alertmanagerIn(String text) throws Misread {
        URI url = urlIn(text, List.of("http", "https"));
        refuseWhatIsSentElsewhere(url);
        refuse(!url.getRawPath().endsWith(OnCallKinds.ALERTMANAGER), "has another path");
        return url;
    }

    /** What would be lost when user and password go into a header of their own. */
    private static void refuseWhatIsSentElsewhere(URI url) throws Misread {
        refuse(url.getRawUserInfo() != null && !url.getRawUserInfo().contains(":"), "has a user without a password");
        refuse(url.getRawQuery() != null || url.getRawFragment() != null, "has a query or a fragment");
        refuse(url.getRawPath().contains("@"), "has an @ behind its first slash");
    }

    static void refuse(boolean condition, String reason) throws Misread {
        if (condition) {
            throw new Misread(reason);
        }
    }

    static URI urlIn(String text, List<String> schemes) throws Misread {
        URI url = parsed(text);
        String scheme = url.getScheme() == null ? "" : url.getScheme();
        if (!schemes.contains(scheme)) {
            throw new Misread(scheme.isEmpty() ? "has no scheme" : "has another scheme");
        }
        if (url.getHost() == null) {
            throw new Misread("has no host, or one that is not a host name");
        }
        return withPort(url, scheme);
    }

    private static URI withPort(URI url, String scheme) throws Misread {
        if (scheme.equals("tcp") && url.getPort() == -1) {
            throw new Misread("has no port");
        }
        if (url.getPort() == 0 || url.getPort() > LAST_PORT) {
            throw new Misread("has a port that does not exist");
        }
        return url;
    }

    private static URI parsed(String text) throws Misread {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new Misread("not a URL");
        }
    }

    private static String either(List<String> words) {
        int last = words.size() - 1;
        return last == 0 ? words.get(0) : String.join(", ", words.subList(0, last)) + " or " + words.get(last);
    }
}
