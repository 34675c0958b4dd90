package edu.paws360.deploy.preflight;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;

/** Asks one address whether it can be reached. Thread-safe. */
interface Reach {
    /**
     * Asks.
     *
     * @param address whom
     * @param port where, if the way of asking knows ports
     * @param limit how long it may take, above zero
     * @return what went wrong, or empty if it answered
     * @throws IOException if it could not be asked at all
     * @throws InterruptedException if interrupted
     */
    Optional<String> fault(InetAddress address, int port, Duration limit) throws IOException, InterruptedException;

    /** Whether the port makes a difference. */
    boolean knowsPorts();

    /** How many targets may be asked at a time. */
    int atOnce();

    /** How it asks, for a message. */
    String way();
}
