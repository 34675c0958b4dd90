package edu.paws360.deploy.preflight;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Sends one echo request by the system's {@code ping}, which has the right to an ICMP socket where a JVM has not.
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

    @Override
    public Optional<String> fault(InetAddress address, int port, Duration limit)
            throws IOException, InterruptedException {
        Path ping = programs.find("ping")
                .orElseThrow(() -> new IOException("ping is not on PATH; install iputils-ping on this runner, or set"
                        + " deploy.preflight.network.probe to tcp"));
        // ping knows whole seconds only, and its process is ended at the limit anyway.
        String seconds = Long.toString(Math.max(1, limit.plusMillis(999).toSeconds()));
        Programs.Ended ended = programs.run(
                limit, OUTPUT_MAX, List.of(ping.toString(), "-c", "1", "-W", seconds, "-n", address.getHostAddress()));
        if (ended.isSuccess()) {
            return Optional.empty();
        }
        if (ended.exitCode() == NO_REPLY || ended.ending() == Programs.Ending.TIMED_OUT) {
            return Optional.of("no answer to ping");
        }
        return Optional.of(refused(ended));
    }

    private static String refused(Programs.Ended ended) throws IOException {
        String words = Wording.quote(ended.errors());
        if (words.contains("permitted") || words.contains("denied")) {
            throw new IOException("ping may not open a socket (" + words
                    + "); give it the right, or set deploy.preflight.network.probe to tcp");
        }
        return "ping ended with " + ended.exitCode() + " (" + words + ")";
    }
}
