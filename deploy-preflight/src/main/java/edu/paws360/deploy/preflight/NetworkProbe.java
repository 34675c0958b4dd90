package edu.paws360.deploy.preflight;

/** How a target is asked whether it can be reached: {@code deploy.preflight.network.probe}. */
public enum NetworkProbe {
    /**
     * ICMP echo requests to each of its addresses (spec, "Preflight Checks", 3), or the system's {@code fping} or {@code ping} where this
     * process may have no ICMP socket.
     */
    ICMP,
    /** A connection to its port, for networks that filter ICMP. */
    TCP,
    /**
     * {@code ansible -m ping}, which logs in as the playbook would and looks for a Python there. It starts processes for each target,
     * on this machine and on that one, so it takes far longer than the others; only for targets of an inventory.
     */
    ANSIBLE
}
