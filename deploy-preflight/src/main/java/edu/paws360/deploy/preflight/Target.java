package edu.paws360.deploy.preflight;

/**
 * A machine that a deployment changes.
 *
 * @param name what the inventory calls it; not blank
 * @param host its host name or address; not blank
 * @param port where it takes connections, 1 to 65535; only the probe {@link NetworkProbe#TCP} asks for it
 */
public record Target(String name, String host, int port) {
    /** Where a target takes connections unless its inventory says otherwise. */
    public static final int SSH = 22;

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a text is blank or the port out of range
     */
    public Target {
        if (name.isBlank() || host.isBlank() || port < 1 || port > 65_535) {
            throw new IllegalArgumentException("A target has a name, a host and a port from 1 to 65535, not '" + name
                    + "', '" + host + "', " + port);
        }
    }
}
