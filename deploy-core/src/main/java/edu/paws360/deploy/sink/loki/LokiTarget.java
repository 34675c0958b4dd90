package edu.paws360.deploy.sink.loki;

import edu.paws360.deploy.http.Endpoint;
import edu.paws360.deploy.secret.Secret;
import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * Where a Loki is, and how it is spoken to. Immutable; its text form shows no secret.
 *
 * @param endpoint its address, which ends in {@value #PATH}, {@code http} or {@code https}, and the user and password or the
 *     token that it asks for
 * @param tenant whose logs they are, for a Loki that keeps those of several apart ({@code X-Scope-OrgID})
 * @param tags whether what varies with each run is a label
 * @param times how long things take
 */
public record LokiTarget(Endpoint endpoint, Optional<String> tenant, LokiTags tags, LokiTimes times) {
    /** How the path of every address ends (Loki's HTTP API). */
    public static final String PATH = "/loki/api/v1/push";

    static final String PROPERTY = "deploy.loki.url";

    /**
     * Refuses what cannot work.
     *
     * @throws IllegalArgumentException if the address is not one of a Loki, the credentials have no colon, or the tenant is
     *     no name; the message holds no secret
     * @throws NullPointerException if anything is {@code null}
     */
    public LokiTarget {
        requireAddress(endpoint.address());
        require(
                endpoint.credentials().map(both -> both.value().contains(":")).orElse(true),
                "a user without a password");
        tenant.ifPresent(LokiTarget::requireTenant);
        Objects.requireNonNull(tags, "tags");
        Objects.requireNonNull(times, "times");
    }

    /**
     * A Loki with the {@linkplain LokiTimes#USUAL usual} times.
     *
     * @param url {@code deploy.loki.url}: the base address, or the whole one with {@value #PATH}; may hold a user and a password,
     *     which are then sent as Basic authentication and never as part of the URL
     * @param token a bearer token, where the Loki asks for one instead
     * @param tenant whose logs they are, where the Loki keeps those of several apart
     * @param tags whether what varies with each run is a label
     * @return the target
     * @throws IllegalArgumentException if the URL is not the address of a Loki, or there is a token beside user and password;
     *     the message holds no secret
     */
    public static LokiTarget at(URI url, Optional<Secret> token, Optional<String> tenant, LokiTags tags) {
        Endpoint plain = Endpoint.of(PROPERTY, url);
        requireAddress(plain.address());
        Endpoint whole = new Endpoint(withPath(plain.address()), plain.credentials());
        return new LokiTarget(token.map(whole::withToken).orElse(whole), tenant, tags, LokiTimes.USUAL);
    }

    private static URI withPath(URI address) {
        String text = address.toString().replaceFirst("/+$", "");
        return URI.create(text.endsWith(PATH) ? text : text + PATH);
    }

    /**
     * Where it is.
     *
     * @return the address without user, password and token
     */
    public URI address() {
        return endpoint.address();
    }

    private static void requireAddress(URI address) {
        String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        // Nothing is quoted: what is no host, or a path, may be a password with a wrong character in it.
        require(scheme.equals("http") || scheme.equals("https"), "an address with another scheme");
        require(address.getHost() != null, "an address without a host");
        require(address.getRawUserInfo() == null, "an address that still holds a user");
        require(address.getRawQuery() == null && address.getRawFragment() == null, "an address with a query");
        require(!address.getRawPath().contains("@"), "an address with an @ behind its first slash");
    }

    private static void requireTenant(String tenant) {
        if (!tenant.matches("[A-Za-z0-9!._*'()-]{1,150}")) {
            throw new IllegalArgumentException(
                    "deploy.loki.tenant is no name of a tenant, expected 1 to 150 letters, digits or !-_.*'()");
        }
    }

    private static void require(boolean condition, String seen) {
        if (!condition) {
            throw new IllegalArgumentException(PROPERTY + " has " + seen
                    + ", expected the address of a Loki, as http://HOST:3100 or https://HOST" + PATH + ".");
        }
    }
}
