package edu.paws360.deploy.health.probe;

import edu.paws360.deploy.health.probe.ProbeOutcome.No;
import edu.paws360.deploy.health.probe.ProbeOutcome.NotYet;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/**
 * Says what a failed connection means. Whatever time may cure is "not yet": a name that does not resolve, a refused,
 * silent or broken connection. A TLS fault or an answer in another protocol is "no".
 */
public final class Faults {
    private Faults() {}

    /**
     * Reads a fault as an outcome.
     *
     * @param target what was asked, as {@link Probe#target()} says it
     * @param fault what went wrong
     * @return not yet, or no
     */
    public static ProbeOutcome outcome(String target, IOException fault) {
        if (fault instanceof UnexpectedAnswerException) {
            return new No(target + " " + fault.getMessage());
        }
        if (fault instanceof SSLException && !lostConnection(fault)) {
            return new No("TLS with " + target + " failed: " + fault.getMessage());
        }
        return new NotYet(notYet(target, fault));
    }

    private static boolean lostConnection(IOException fault) {
        return Stream.iterate(fault.getCause(), cause -> cause != null, Throwable::getCause)
                .anyMatch(cause -> cause instanceof EOFException
                        || cause instanceof SocketException
                        || cause instanceof SocketTimeoutException);
    }

    private static String notYet(String target, IOException fault) {
        if (fault instanceof UnknownHostException) {
            return "the host of " + target + " does not resolve";
        }
        if (fault instanceof ConnectException) {
            return "no connection to " + target + " (" + fault.getMessage() + ")";
        }
        if (fault instanceof SocketTimeoutException) {
            return "no complete answer from " + target + " (" + fault.getMessage() + ")";
        }
        String how = fault instanceof EOFException && fault.getMessage() == null
                ? "closed by the server"
                : fault.getMessage();
        return "the connection to " + target + " broke (" + how + ")";
    }
}
