package edu.paws360.deploy.preflight;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;

/** Knows the addresses of names. Thread-safe. */
interface Resolver {
    /**
     * What a name service says of a name.
     *
     * @param addresses all its addresses; none if none was found in time
     * @param fault what went wrong; empty where there is an address
     */
    record Answer(List<InetAddress> addresses, String fault) {
        static Answer found(List<InetAddress> addresses) {
            return new Answer(addresses, "");
        }

        static Answer none(String fault) {
            return new Answer(List.of(), fault);
        }
    }

    /**
     * Resolves a name.
     *
     * @param host a name or an address
     * @param limit how long it may take
     * @return what was said
     * @throws InterruptedException if interrupted
     */
    Answer resolve(String host, Duration limit) throws InterruptedException;
}
