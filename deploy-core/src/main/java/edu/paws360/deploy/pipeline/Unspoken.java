package edu.paws360.deploy.pipeline;

import java.io.Serial;

/** A fault for the log: what it was and where, with its causes, but not what it says, since that may hold a secret. */
final class Unspoken extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    Unspoken(Throwable fault) {
        super(fault.getClass().getName(), fault.getCause() == null ? null : new Unspoken(fault.getCause()));
        setStackTrace(fault.getStackTrace());
    }
}
