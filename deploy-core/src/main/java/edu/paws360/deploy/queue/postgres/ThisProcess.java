package edu.paws360.deploy.queue.postgres;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** What an operator has to look for. */
final class ThisProcess {
    static final String PLACE = "process " + ProcessHandle.current().pid() + " on " + host();

    private ThisProcess() {}

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "a machine without a name";
        }
    }
}
