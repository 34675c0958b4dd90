package edu.paws360.deploy.health.probe;

import edu.paws360.deploy.health.probe.ProbeOutcome.Healthy;
import java.io.IOException;

/**
 * Healthy when somebody accepts a TCP connection. That says a port is open, no more. Immutable and thread-safe.
 *
 * @param host a name or an address; every address of a name is tried
 * @param port 1 to 65535
 */
public record TcpProbe(String host, int port) implements Probe {
    /**
     * Checks the address.
     *
     * @throws IllegalArgumentException if the host is blank or the port out of range
     */
    public TcpProbe {
        if (host.isBlank() || port < 1 || port > 65_535) {
            throw new IllegalArgumentException(
                    "A TCP probe needs a host and a port from 1 to 65535, not " + host + ":" + port);
        }
    }

    @Override
    public String target() {
        return "tcp://" + (host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host) + ":" + port;
    }

    @Override
    public ProbeOutcome attempt(Deadline deadline) throws IOException {
        Dialer.system().dial(host, port, deadline).close();
        return new Healthy(target() + " accepts connections");
    }
}
