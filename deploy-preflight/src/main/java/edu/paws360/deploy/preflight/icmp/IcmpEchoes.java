package edu.paws360.deploy.preflight.icmp;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Asks hosts by ICMP echo requests whether they can be reached: all of them over one socket for each version of IP, at most 5,000
 * packets a second, each address up to three times in its time. What others send is never taken for an answer.
 *
 * <p>On Linux (x86-64 and aarch64), for root and for everybody whom {@code net.ipv4.ping_group_range} names; elsewhere nothing is
 * opened, and nothing else is done in its place. For one thread.
 */
public final class IcmpEchoes implements Closeable {
    private static final Set<String> PROCESSORS = Set.of("amd64", "aarch64");

    private final EchoSockets sockets;
    private final Pace pace = new Pace(System.nanoTime());

    private IcmpEchoes(EchoSockets sockets) {
        this.sockets = sockets;
    }

    /**
     * Opens the sockets.
     *
     * @return who asks; to be closed
     * @throws NoEchoSocketException if this process may have none, or this machine knows none
     */
    public static IcmpEchoes open() throws NoEchoSocketException {
        String system = System.getProperty("os.name");
        String processor = System.getProperty("os.arch");
        if (!system.equals("Linux") || !PROCESSORS.contains(processor)) {
            throw NoEchoSocketException.onThisMachine(system, processor);
        }
        try {
            return new IcmpEchoes(EchoSockets.open());
        } catch (LinkageError fault) {
            throw NoEchoSocketException.withoutJna(fault);
        }
    }

    /**
     * Asks. Ends as soon as every host has answered at one of its addresses, or every address has had its time. An address that several
     * hosts have is asked once.
     *
     * @param hosts whom
     * @return what went wrong, for each host in the same order; empty for those that answered
     * @throws IOException if the sockets are of no use any more; then nothing is known of any host
     * @throws InterruptedException if interrupted, within 250 ms
     */
    public List<Optional<String>> ask(List<EchoQuestion> hosts) throws IOException, InterruptedException {
        sockets.all().forEach(EchoSocket::begin);
        RollCall roll = new RollCall(hosts);
        new EchoRounds(sockets, roll, pace).run();
        return roll.faults();
    }

    /**
     * Which kind of socket asks.
     *
     * @return {@code unprivileged} or {@code raw}, for a message
     */
    public String kind() {
        return sockets.kinds();
    }

    @Override
    public void close() {
        sockets.close();
    }
}
