package edu.paws360.deploy.health.probe;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * One HTTP request. User and password of the address become a Basic {@code Authorization} header and leave the address.
 * The text form, like {@link #target()}, shows neither query nor header nor body, since each may hold a secret.
 * Immutable.
 *
 * @param method GET, HEAD, POST, PUT, PATCH, DELETE or OPTIONS
 * @param uri {@code http} or {@code https}, with a host
 * @param headers sent as they are, names in any case, each once; they replace the defaults {@code User-Agent},
 *     {@code Accept}, {@code Host} and, with a body, {@code Content-Type: application/json}
 * @param body sent as UTF-8, empty for none
 */
public record HttpCall(String method, URI uri, Map<String, String> headers, String body) {
    private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
    private static final Set<String> BODILESS = Set.of("GET", "HEAD", "DELETE", "OPTIONS");
    private static final Set<String> FRAMING =
            Set.of("connection", "content-length", "expect", "te", "trailer", "transfer-encoding", "upgrade");
    private static final Set<String> FOLLOWING = Set.of("GET", "HEAD");
    private static final Pattern SECRET = Pattern.compile("(?i)auth|cookie|token|key|secret|password");
    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    private static final Pattern VALUE = Pattern.compile("[\\t\\x20-\\x7e\\xa0-\\xff]*");

    /**
     * Checks the request.
     *
     * @throws IllegalArgumentException if it cannot be sent; the message holds no secret
     */
    public HttpCall {
        if (!METHODS.contains(method)) {
            throw new IllegalArgumentException("Expected a request with one of " + METHODS + ", not with " + method);
        }
        requireHttp(uri);
        headers = checked(headers);
        if (uri.getRawUserInfo() != null) {
            headers = with(headers, "Authorization", "Basic " + base64(uri.getUserInfo()));
        }
        uri = plain(uri);
    }

    /**
     * A GET request.
     *
     * @param uri what to ask
     * @return the request
     * @throws IllegalArgumentException if it cannot be sent
     */
    public static HttpCall get(URI uri) {
        return new HttpCall("GET", uri, Map.of(), "");
    }

    /**
     * The same with another method.
     *
     * @param other the method
     * @return a new request
     * @throws IllegalArgumentException if the method is not known
     */
    public HttpCall withMethod(String other) {
        return new HttpCall(other, uri, headers, body);
    }

    /**
     * The same with one more header.
     *
     * @param name the header's name
     * @param value its value
     * @return a new request
     * @throws IllegalArgumentException if the header is there already, is one that frames the message, or cannot be sent
     */
    public HttpCall withHeader(String name, String value) {
        return new HttpCall(method, uri, with(headers, name, value), body);
    }

    /**
     * The same with another body.
     *
     * @param other the body, empty for none
     * @return a new request
     */
    public HttpCall withBody(String other) {
        return new HttpCall(method, uri, headers, other);
    }

    /**
     * The names of values that are still to be filled in, written <code>{{name}}</code> in the path, the query, a header's value or
     * the body; in the address the braces are percent-encoded.
     *
     * @return the names, in their order
     */
    public Set<String> placeholders() {
        return Placeholders.in(this);
    }

    /**
     * The same with values filled in.
     *
     * @param values the values by name
     * @return a new request
     * @throws IllegalArgumentException if a value is missing, or a header cannot hold it; the message does not show it
     */
    public HttpCall filled(Map<String, String> values) {
        return Placeholders.filled(this, values);
    }

    /**
     * The address as it may be shown: scheme, host, port and path.
     *
     * @return the address without user, password and query
     */
    public String target() {
        return uri.getScheme() + "://" + authority() + path();
    }

    /**
     * What is secret of it: the password of the address, and the values of headers that are named like secrets.
     *
     * @return the values
     */
    Collection<String> secrets() {
        List<String> secrets = new ArrayList<>();
        headers.forEach((name, value) -> {
            if (SECRET.matcher(name).find()) {
                secrets.add(value.replaceFirst("^(Basic|Bearer|Token) +", ""));
                basicPassword(value).ifPresent(secrets::add);
            }
        });
        return secrets;
    }

    private static Optional<String> basicPassword(String authorization) {
        if (!authorization.startsWith("Basic ")) {
            return Optional.empty();
        }
        try {
            String login = new String(Base64.getDecoder().decode(authorization.substring(6)), StandardCharsets.UTF_8);
            return Optional.of(login.substring(login.indexOf(':') + 1));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /**
     * The request that a redirect leads to.
     *
     * @param location an address, relative to this one
     * @return nothing if it is not to be followed
     */
    Optional<HttpCall> redirectedTo(String location) {
        try {
            URI next = uri.resolve(location);
            boolean safe = "https".equals(next.getScheme()) || ("http".equals(next.getScheme()) && !tls());
            if (location.isEmpty() || !FOLLOWING.contains(method) || !safe || next.getRawUserInfo() != null) {
                return Optional.empty();
            }
            HttpCall bare = new HttpCall(method, next, Map.of(), "");
            boolean same = bare.tls() == tls() && bare.host().equals(host()) && bare.port() == port();
            return Optional.of(same ? new HttpCall(method, next, headers, body) : bare);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    boolean tls() {
        return uri.getScheme().equals("https");
    }

    /** The host as a resolver wants it: an IPv6 address without its brackets. */
    String host() {
        String host = uri.getHost();
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    int port() {
        if (uri.getPort() > 0) {
            return uri.getPort();
        }
        return tls() ? 443 : 80;
    }

    byte[] bytes() {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        StringBuilder head = new StringBuilder(method).append(' ').append(path());
        if (uri.getRawQuery() != null) {
            head.append('?').append(uri.getRawQuery());
        }
        head.append(" HTTP/1.1\r\n");
        sent(content.length).forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        bytes.writeBytes(content);
        return bytes.toByteArray();
    }

    private Map<String, String> sent(int length) {
        Map<String, String> sent = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        sent.put("Host", authority());
        sent.put("User-Agent", "paws360-deploy");
        sent.put("Accept", "*/*");
        if (length > 0) {
            sent.put("Content-Type", "application/json");
        }
        sent.putAll(headers);
        sent.put("Connection", "close");
        if (length > 0 || !BODILESS.contains(method)) {
            sent.put("Content-Length", Integer.toString(length));
        }
        return sent;
    }

    private String authority() {
        return uri.getPort() < 0 ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
    }

    private String path() {
        return uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    }

    private static void requireHttp(URI uri) {
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw new IllegalArgumentException(
                    "Expected an address that begins with http:// or https://, not " + scheme + ":");
        }
        if (uri.getHost() == null || uri.getPort() == 0 || uri.getPort() > 65_535) {
            throw new IllegalArgumentException("Expected " + scheme
                    + "://host:port/path with a host of letters, digits, hyphens and dots, and a port from 1 to 65535");
        }
    }

    private static Map<String, String> checked(Map<String, String> headers) {
        Map<String, String> checked = Collections.emptyMap();
        for (Map.Entry<String, String> header : headers.entrySet()) {
            checked = with(checked, header.getKey(), header.getValue());
        }
        return checked;
    }

    private static Map<String, String> with(Map<String, String> headers, String name, String value) {
        if (!TOKEN.matcher(name).matches() || FRAMING.contains(name.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("The header " + name + " cannot be set");
        }
        if (!VALUE.matcher(value).matches()) {
            throw new IllegalArgumentException("The header " + name + " holds a character that cannot be sent");
        }
        Map<String, String> more = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        more.putAll(headers);
        if (more.put(name, value) != null) {
            throw new IllegalArgumentException("The header " + name + " is set twice"
                    + (name.equalsIgnoreCase("Authorization") ? " (a user in the address sets it)" : ""));
        }
        return Collections.unmodifiableMap(more);
    }

    private static URI plain(URI uri) {
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        return URI.create(URI.create(scheme + "://" + uri.getHost() + port + uri.getRawPath() + query)
                .toASCIIString());
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return method + " " + target();
    }
}
