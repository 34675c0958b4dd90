package edu.paws360.deploy.preflight;

/** How a target is asked whether it can be reached: {@code deploy.preflight.network.probe}. */
public enum NetworkProbe {
    /**
     * ICMP echo requests to each of its addresses (spec, "Preflight Checks", 3), or the system's {@code ping} where this process
     * may have no ICMP socket.
     */
    ICMP,
    /** A connection to its port, for networks that filter ICMP. */
    TCP
}
