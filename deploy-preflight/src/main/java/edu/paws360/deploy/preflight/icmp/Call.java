package edu.paws360.deploy.preflight.icmp;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;

/** One address, and how asking it goes. For one thread. */
final class Call {
    static final int FIFTHS = 5;

    private static final int LATE = 20;

    private static final String SILENT = "no answer to ICMP echo requests";

    private final int number;
    private final InetAddress address;
    private final List<Integer> hosts = new ArrayList<>();
    private long limit;
    private long begun;
    private boolean isBegun;
    private String fault = SILENT;
    private boolean over;

    Call(int number, InetAddress address) {
        this.number = number;
        this.address = address;
    }

    /** Joins a host that has this address, too; who shares an address gets the longest time of all. */
    void join(int host, long nanos) {
        hosts.add(host);
        limit = Math.max(limit, nanos);
    }

    int number() {
        return number;
    }

    InetAddress address() {
        return address;
    }

    List<Integer> hosts() {
        return hosts;
    }

    /** It is asked for the first time, from which on its time runs; later calls of this change nothing. */
    void begin(long now) {
        if (!isBegun) {
            isBegun = true;
            begun = now;
        }
    }

    /** When a part of its time, in fifths, will have passed. */
    long after(int fifths) {
        return begun + limit / FIFTHS * fifths;
    }

    /** The least time that any of its requests has to be answered. */
    long moment() {
        return limit / LATE;
    }

    /** A request has gone out; what went wrong before is forgotten. */
    void sent() {
        fault = SILENT;
    }

    void notSent(String why) {
        fault = why;
    }

    /** It has answered, or its time is over. */
    void end() {
        over = true;
    }

    boolean isOver() {
        return over;
    }

    @Override
    public String toString() {
        return address.getHostAddress() + " " + fault;
    }
}
