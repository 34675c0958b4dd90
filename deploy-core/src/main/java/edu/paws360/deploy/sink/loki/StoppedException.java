package edu.paws360.deploy.sink.loki;

import java.io.Serial;

/** Nothing more is to be sent in this run; the message says why, and holds no secret. */
class StoppedException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    StoppedException(String message) {
        super(message);
    }
}
