package edu.paws360.deploy.health.probe;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLDecoder;
import java.util.Map;
import java.util.TreeSet;

/**
 * A service's address and who asks it, read from {@code scheme://user:password@host:port/path}, percent-encoding undone.
 * What it says of itself holds neither user nor password. Immutable.
 *
 * @param scheme in lower case
 * @param host as a resolver wants it: an IPv6 address without its brackets
 * @param port 1 to 65535
 * @param user empty if there is none
 * @param password empty if there is none
 * @param path what follows the slash, empty if there is nothing
 */
record ServiceUrl(String scheme, String host, int port, String user, String password, String path) {
    private static final int LAST_PORT = 65_535;

    /**
     * Reads a URL.
     *
     * @param uri the URL
     * @param ports the schemes that are allowed, with their usual ports
     * @throws IllegalArgumentException if it is none of these; the message holds no secret
     */
    static ServiceUrl of(URI uri, Map<String, Integer> ports) {
        String scheme = String.valueOf(uri.getScheme());
        if (!ports.containsKey(scheme)) {
            throw new IllegalArgumentException("Expected an address that begins with "
                    + String.join(":// or ", new TreeSet<>(ports.keySet())) + "://, not " + scheme + ":");
        }
        if (uri.getHost() == null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw new IllegalArgumentException(
                    "Expected " + scheme + "://host:port with a host of letters, digits, hyphens"
                            + " and dots, and without parameters behind ? or #");
        }
        int port = uri.getPort() < 0 ? ports.get(scheme) : uri.getPort();
        String[] login = String.valueOf(uri.getRawUserInfo() == null ? "" : uri.getRawUserInfo())
                .split(":", 2);
        String password = login.length < 2 ? "" : login[1];
        String path = uri.getRawPath().replaceFirst("^/", "");
        return new ServiceUrl(scheme, bare(uri.getHost()), port, decoded(login[0]), decoded(password), decoded(path));
    }

    /** Checks host and port. */
    ServiceUrl {
        if (host.isBlank() || port < 1 || port > LAST_PORT) {
            throw new IllegalArgumentException(
                    "Expected a host and a port from 1 to " + LAST_PORT + ", not " + host + ":" + port);
        }
    }

    private static String bare(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), UTF_8);
    }

    /** The address as it may be shown. */
    String target() {
        return scheme + "://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }

    @Override
    public String toString() {
        return target();
    }
}
