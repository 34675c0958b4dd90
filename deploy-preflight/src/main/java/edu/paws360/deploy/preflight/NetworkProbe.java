package edu.paws360.deploy.preflight;

/** How a target is asked whether it can be reached: {@code deploy.preflight.network.probe}. */
public enum NetworkProbe {
    /** One echo request to each of its addresses, by the system's {@code ping} (spec, "Preflight Checks", 3). */
    ICMP,
    /** A connection to its port, for networks that filter ICMP. */
    TCP
}
