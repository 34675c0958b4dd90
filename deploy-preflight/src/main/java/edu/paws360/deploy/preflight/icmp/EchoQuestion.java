package edu.paws360.deploy.preflight.icmp;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;

/**
 * A host that is to be reached at any one of its addresses. Immutable.
 *
 * @param addresses its addresses; at least one
 * @param limit how long each has to answer, from the moment it is asked; above zero
 */
public record EchoQuestion(List<InetAddress> addresses, Duration limit) {
    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if there is no address, or the limit is not above zero
     */
    public EchoQuestion {
        addresses = List.copyOf(addresses);
        if (addresses.isEmpty() || limit.isZero() || limit.isNegative()) {
            throw new IllegalArgumentException(
                    "A host has an address, and a time to answer, not " + addresses + ", " + limit);
        }
    }
}
