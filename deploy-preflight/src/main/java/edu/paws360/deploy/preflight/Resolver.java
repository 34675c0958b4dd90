package edu.paws360.deploy.preflight;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;

/** Knows the addresses of names. Thread-safe. */
interface Resolver {
    /**
     * Resolves a name.
     *
     * @param host a name or an address
     * @param limit how long it may take
     * @return all its addresses; none if there is none within the limit
     * @throws InterruptedException if interrupted
     */
    List<InetAddress> resolve(String host, Duration limit) throws InterruptedException;
}
