package edu.paws360.deploy.sink.oncall;

import edu.paws360.deploy.http.Endpoint;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;

/**
 * Where an Alertmanager is and how long to wait for it. Immutable; its text form shows no secret.
 *
 * @param endpoint its address, which ends in {@value #PATH}, {@code http} or {@code https}, and the credentials it asks for
 * @param patience how long a connection may take, and how long the Alertmanager may be silent, each; positive
 * @param deadline how long everything may take, repeated attempts included; positive
 */
public record Alertmanager(Endpoint endpoint, Duration patience, Duration deadline) {
    /** How the path of every address ends (Alertmanager's API, version 2). */
    public static final String PATH = "/api/v2/alerts";

    static final String PROPERTY = "deploy.oncall.urls";
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    /** Less than all sinks have together, so that what was seen is told, not only that it took too long. */
    private static final Duration DEADLINE = Duration.ofSeconds(8);

    /**
     * Refuses what cannot work.
     *
     * @throws IllegalArgumentException if the address is not one of an Alertmanager, the credentials have no colon, or a
     *     duration is not positive; the message holds no secret
     * @throws NullPointerException if anything is {@code null}
     */
    public Alertmanager {
        requireAddress(endpoint.address());
        require(
                endpoint.credentials().map(both -> both.value().contains(":")).orElse(true),
                "a user without a password");
        requirePositive("patience", patience);
        requirePositive("deadline", deadline);
    }

    /**
     * An Alertmanager with 5 seconds for a connection, 5 for an answer, and 8 for everything.
     *
     * @param url an element of {@code deploy.oncall.urls}; may hold a user and a password, which are then sent as Basic
     *     authentication and never as part of the URL
     * @return the Alertmanager
     * @throws IllegalArgumentException if the URL is not the address of an Alertmanager; the message holds no secret
     */
    public static Alertmanager at(URI url) {
        return new Alertmanager(Endpoint.of(PROPERTY, url), PATIENCE, DEADLINE);
    }

    /**
     * Where it is.
     *
     * @return the address without user and password
     */
    public URI address() {
        return endpoint.address();
    }

    private static void requireAddress(URI address) {
        String scheme = String.valueOf(address.getScheme());
        // Nothing is quoted: what is no host, or a path, may be a password with a wrong character in it.
        require(scheme.equalsIgnoreCase("http") || scheme.equalsIgnoreCase("https"), "an address with another scheme");
        require(address.getHost() != null, "an address without a host");
        require(address.getRawUserInfo() == null, "an address that still holds a user");
        require(address.getRawQuery() == null && address.getRawFragment() == null, "an address with a query");
        require(!address.getRawPath().contains("@"), "an address with an @ behind its first slash");
        require(address.getRawPath().endsWith(PATH), "an address with another path");
    }

    private static void require(boolean condition, String seen) {
        if (!condition) {
            throw new IllegalArgumentException(PROPERTY + " has " + seen
                    + ", expected the address of an Alertmanager, the only one that this version alerts, as http://HOST:9093"
                    + PATH + " or https://HOST" + PATH + ".");
        }
    }

    private static void requirePositive(String name, Duration duration) {
        Objects.requireNonNull(duration, name);
        if (duration.isZero() || duration.isNegative()) {
            throw new IllegalArgumentException(PROPERTY + ": " + name + " is " + duration + ", expected more than 0");
        }
    }
}
