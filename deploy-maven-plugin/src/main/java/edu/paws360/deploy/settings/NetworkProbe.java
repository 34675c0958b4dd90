package edu.paws360.deploy.settings;

/** How a target is asked for. */
public enum NetworkProbe {
    /** An echo request. */
    ICMP,
    /** A TCP connection. */
    TCP,
    /** Ansible's ping, which logs in. */
    ANSIBLE;

    /** The word of the setting. */
    @Override
    public String toString() {
        return TextKinds.word(this);
    }
}
