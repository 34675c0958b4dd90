package edu.paws360.deploy.metrics;

import edu.paws360.deploy.http.Certificates;
import edu.paws360.deploy.http.Endpoint;
import edu.paws360.deploy.secret.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * Where a Pushgateway is, what it asks for, and how long to wait for it. Immutable; its text form shows no secret.
 *
 * @param endpoint the gateway's address without {@code /metrics}, {@code http} or {@code https}, and what it asks for:
 *     {@code user:password} for Basic authentication, or a bearer token
 * @param trusted the certificates that are trusted instead of the JVM's
 * @param patience how long a connection may take, and how long the gateway may be silent, each, positive
 * @param deadline how long a delivery may take, waiting for others and repeated attempts included, positive
 */
public record Gateway(Endpoint endpoint, Optional<Certificates> trusted, Duration patience, Duration deadline) {
    private static final String PROPERTY = "deploy.metrics.pushgateway";
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Within the 10 s that all sinks have, side by side, with time to say what stood in the way. */
    private static final Duration DEADLINE = Duration.ofSeconds(9);

    /**
     * Refuses what cannot work.
     *
     * @throws IllegalArgumentException if the address is not one of a Pushgateway, the credentials have no colon, there are
     *     certificates for a gateway without TLS, or a duration is not positive; the message holds no secret
     * @throws NullPointerException if anything is {@code null}
     */
    public Gateway {
        requireAddress(endpoint.address());
        requireCredentials(endpoint.credentials());
        require(
                trusted.isEmpty() || endpoint.address().getScheme().equalsIgnoreCase("https"),
                "an address without TLS, for which there are certificates");
        requirePositive("patience", patience);
        requirePositive("deadline", deadline);
    }

    /**
     * A gateway with 5 seconds for a connection, 5 for an answer, and 9 for everything.
     *
     * @param url the value of {@code deploy.metrics.pushgateway}; may hold a user and a password, which are then sent as
     *     Basic authentication and never as part of the URL
     * @return the gateway
     * @throws IllegalArgumentException if the URL is not the address of a Pushgateway; the message holds no secret
     */
    public static Gateway at(URI url) {
        return new Gateway(Endpoint.of(PROPERTY, url), Optional.empty(), PATIENCE, DEADLINE);
    }

    /**
     * The same gateway, which asks for a bearer token.
     *
     * @param bearer the token ({@code deploy.metrics.bearer})
     * @return the gateway
     * @throws IllegalArgumentException if there are user and password already, or the token holds anything but visible ASCII
     *     characters; the message holds no secret
     */
    public Gateway withToken(Secret bearer) {
        return new Gateway(endpoint.withToken(bearer), trusted, patience, deadline);
    }

    /**
     * The same gateway, whose certificate is one of these, or signed by one of them.
     *
     * @param certificates whom to trust instead of the JVM's ({@code deploy.metrics.ca})
     * @return the gateway
     * @throws IllegalArgumentException if the address is not {@code https}
     */
    public Gateway trusting(Certificates certificates) {
        return new Gateway(endpoint, Optional.of(certificates), patience, deadline);
    }

    /**
     * The same gateway with other durations.
     *
     * @param silence how long a connection may take, and how long the gateway may be silent, each, positive
     * @param everything how long everything may take, positive
     * @return the gateway
     * @throws IllegalArgumentException if a duration is not positive
     */
    public Gateway within(Duration silence, Duration everything) {
        return new Gateway(endpoint, trusted, silence, everything);
    }

    /**
     * The address.
     *
     * @return the address without user and password
     */
    public URI address() {
        return endpoint.address();
    }

    private static void requireAddress(URI address) {
        String scheme = String.valueOf(address.getScheme());
        // The authority is not printed: what is no host may be a password with a wrong character in it.
        require(scheme.equalsIgnoreCase("http") || scheme.equalsIgnoreCase("https"), "an address with another scheme");
        require(address.getHost() != null, "an address without a host");
        require(address.getRawUserInfo() == null, "an address that still holds a user");
        require(address.getRawQuery() == null && address.getRawFragment() == null, "an address with a query");
        String path = address.getRawPath();
        require(!path.contains("@"), "an address with an @ behind its first slash");
        require(!(path + "/").contains("/metrics/"), "an address that ends in " + path);
    }

    private static void requireCredentials(Optional<Secret> credentials) {
        require(credentials.map(secret -> secret.value().contains(":")).orElse(true), "a user without a password");
    }

    private static void require(boolean condition, String seen) {
        if (!condition) {
            throw new IllegalArgumentException(PROPERTY + " is " + seen
                    + ", expected the Pushgateway's address as http://HOST:9091 or https://HOST; /metrics and the"
                    + " grouping key are added to it.");
        }
    }

    private static void requirePositive(String name, Duration duration) {
        Objects.requireNonNull(duration, name);
        if (duration.isZero() || duration.isNegative()) {
            throw new IllegalArgumentException(PROPERTY + ": " + name + " is " + duration + ", expected more than 0");
        }
    }
}
