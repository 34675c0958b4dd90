package edu.paws360.deploy.preflight;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Asks by the system's {@code ping}, which often has the right to an ICMP socket where a JVM has not.
 *
 * @param programs how it is run
 */
record PingReach(Programs programs) implements Reach {
    private static final int OUTPUT_MAX = 100_000;
    private static final int NO_REPLY = 1;

    @Override
    public boolean knowsPorts() {
        return false;
    }

    /** As many processes as a small machine has no trouble with; most of their time they wait. */
    @Override
    public int atOnce() {
        return 64;
    }

    @Override
    public String way() {
        return "by a ping process each";
    }

    @Override
    public Optional<String> fault(InetAddress address, int port, Duration limit)
            throws IOException, InterruptedException {
        Path ping = programs.find("ping")
                .orElseThrow(() -> new IOException("ping is not on PATH; install iputils-ping on this runner, or set"
                        + " deploy.preflight.network.probe to tcp"));
        // With -w, unlike -W, it asks again each second until it has one answer.
        // ping knows whole seconds only, and its process is ended at the limit anyway.
        String seconds = Long.toString(Math.max(1, limit.plusMillis(999).toSeconds()));
        Programs.Ended ended = programs.run(
                limit, OUTPUT_MAX, List.of(ping.toString(), "-c", "1", "-w", seconds, "-n", address.getHostAddress()));
        if (ended.isSuccess()) {
            return Optional.empty();
        }
        if (ended.exitCode() == NO_REPLY || ended.ending() == Programs.Ending.TIMED_OUT) {
            return Optional.of("no answer to ping");
        }
        return Optional.of(refused(ended));
    }

    private static String refused(Programs.Ended ended) throws IOException {
        // It may say first which kind of socket it tried.
        Optional<String> right = ended.errors()
                .lines()
                .filter(line -> line.contains("permitted") || line.contains("denied"))
                .findFirst();
        if (right.isPresent()) {
            throw new IOException("ping may not open a socket (" + Wording.quote(right.get())
                    + "); give it the right, or set deploy.preflight.network.probe to tcp");
        }
        return "ping ended with " + ended.exitCode() + " (" + Wording.quote(ended.errors()) + ")";
    }
}
