package edu.paws360.deploy.sink.loki;

import java.io.Serial;

/** Nothing more of one spool is to be sent in this run; the message says why, and holds no secret. */
final class RefusedException extends StoppedException {
    @Serial
    private static final long serialVersionUID = 1L;

    RefusedException(String message) {
        super(message);
    }
}
