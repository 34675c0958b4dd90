package edu.paws360.deploy.settings;

/** How a target is asked for. */
public enum NetworkProbe {
    /** An echo request. */
    ICMP,
    /** A TCP connection. */
    TCP;

    /** The word of the setting. */
    @Override
    public String toString() {
        return TextKinds.word(this);
    }
}
