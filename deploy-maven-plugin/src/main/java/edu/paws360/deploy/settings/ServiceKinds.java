package edu.paws360.deploy.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;

/** Kinds for the URLs of services that need not speak HTTP, each with what its scheme must and must not have. */
final class ServiceKinds {
    private static final Pattern OPAQUE = Pattern.compile("^(jdbc|command):");
    private static final Pattern LOGIN = Pattern.compile("(?i)[^:]@|password");

    private ServiceKinds() {}

    /** What a gate asks; the scheme chooses how. */
    static Kind<URI> gate() {
        Kind<URI> any =
                NetKinds.url("http", "https", "tcp", "postgresql", "redis", "rediss", "prometheus", "prometheus+https");
        String allowed = any.allowed() + "; or jdbc: and what the driver knows, or command: and a shell command";
        return Kind.of(any.name(), allowed, text -> OPAQUE.matcher(text).find() ? opaque(text) : gate(any.read(text)))
                .asUrl();
    }

    /** The database that a query goes to. */
    static Kind<URI> database() {
        Kind<URI> any = NetKinds.url("postgresql");
        String allowed =
                "a URL with user, host and database, such as postgresql://paws360:@{DB_PASSWORD}@db.internal/paws360;"
                        + " the port is 5432 unless it is told";
        return Kind.of(any.name(), allowed, text -> database(any.read(text))).asUrl();
    }

    /** Its scheme-specific part is the text behind the colon, letter by letter. */
    private static URI opaque(String text) throws Misread {
        int colon = text.indexOf(':');
        String scheme = text.substring(0, colon);
        String rest = text.substring(colon + 1).strip();
        if (rest.isEmpty()) {
            throw new Misread("ends after its scheme");
        }
        if (scheme.equals("jdbc") && LOGIN.matcher(rest).find()) {
            throw new Misread(
                    "holds a user or a password",
                    "Set deploy.gate.<name>.user and deploy.gate.<name>.password instead.");
        }
        try {
            return new URI(scheme, rest, null);
        } catch (URISyntaxException e) {
            throw new Misread("not a URL");
        }
    }

    private static URI gate(URI url) throws Misread {
        return switch (url.getScheme()) {
            case "postgresql" -> postgresql(url);
            case "redis", "rediss" -> redis(url);
            case "prometheus", "prometheus+https" -> plain(url);
            default -> url;
        };
    }

    private static URI postgresql(URI url) throws Misread {
        if (user(url).contains(":")) {
            throw new Misread(
                    "holds a password, which this gate does not need",
                    "Write postgresql://user@host/database: it is asked whether connections are accepted, and nobody logs in.");
        }
        return plain(url);
    }

    private static URI redis(URI url) throws Misread {
        if (url.getRawUserInfo() != null && user(url).matches("[^:]*:?")) {
            throw new Misread(
                    "has a user, but no password",
                    "Write redis://:@{REDIS_PASSWORD}@host, with the user before the colon if there is one.");
        }
        if (!url.getRawPath().matches("/?\\d{0,4}")) {
            throw new Misread("has a path", "Only the number of a database can stand behind the port, such as /2.");
        }
        return plain(url);
    }

    private static URI database(URI url) throws Misread {
        if (user(url).isEmpty() || user(url).startsWith(":")) {
            throw new Misread("has no user");
        }
        if (url.getRawPath().length() < 2) {
            throw new Misread("has no database");
        }
        return plain(url);
    }

    private static URI plain(URI url) throws Misread {
        if (url.getRawQuery() != null || url.getRawFragment() != null) {
            throw new Misread("has parameters, and none are known here", "Remove what follows ? or #.");
        }
        if (url.toString().contains("%00")) {
            throw new Misread("holds a NUL character", "Remove %00.");
        }
        return url;
    }

    private static String user(URI url) {
        return url.getRawUserInfo() == null ? "" : url.getRawUserInfo();
    }
}
