package edu.paws360.deploy.metrics;

import edu.paws360.deploy.http.Endpoint;
import edu.paws360.deploy.secret.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * Where a Pushgateway is and how long to wait for it. Immutable; its text form shows no secret.
 *
 * @param address the gateway's address without {@code /metrics}, {@code http} or {@code https}, without user and password
 * @param credentials {@code user:password} for Basic authentication, where the gateway asks for it
 * @param connectTimeout how long a connection may take, positive
 * @param answerTimeout how long the gateway may be silent, positive
 * @param deadline how long everything may take, repeated attempts included, positive
 */
public record Gateway(
        URI address, Optional<Secret> credentials, Duration connectTimeout, Duration answerTimeout, Duration deadline) {
    private static final String PROPERTY = "deploy.metrics.pushgateway";
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration DEADLINE = Duration.ofSeconds(15);

    /**
     * Refuses what cannot work.
     *
     * @throws IllegalArgumentException if the address is not one of a Pushgateway, the credentials have no colon, or a
     *     duration is not positive; the message holds no secret
     * @throws NullPointerException if anything is {@code null}
     */
    public Gateway {
        requireAddress(address);
        requireCredentials(credentials);
        requirePositive("connectTimeout", connectTimeout);
        requirePositive("answerTimeout", answerTimeout);
        requirePositive("deadline", deadline);
    }

    /**
     * A gateway with 5 seconds for a connection, 5 for an answer, and 15 for everything.
     *
     * @param url the value of {@code deploy.metrics.pushgateway}; may hold a user and a password, which are then sent as
     *     Basic authentication and never as part of the URL
     * @return the gateway
     * @throws IllegalArgumentException if the URL is not the address of a Pushgateway; the message holds no secret
     */
    public static Gateway at(URI url) {
        Endpoint apart = Endpoint.of(PROPERTY, url);
        return new Gateway(apart.address(), apart.credentials(), PATIENCE, PATIENCE, DEADLINE);
    }

    Endpoint endpoint() {
        return new Endpoint(address, credentials);
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
