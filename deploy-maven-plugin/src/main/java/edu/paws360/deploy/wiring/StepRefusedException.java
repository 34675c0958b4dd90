package edu.paws360.deploy.wiring;

/** A step of a workflow run must not do anything. The message says why and what to do, and holds no secret. */
public final class StepRefusedException extends Exception {
    private static final long serialVersionUID = 1;

    StepRefusedException(String why) {
        super(why);
    }

    StepRefusedException(String why, Exception cause) {
        super(why, cause);
    }
}
