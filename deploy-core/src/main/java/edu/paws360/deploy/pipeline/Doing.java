package edu.paws360.deploy.pipeline;

/** What a deployment does, as far as it matters to an order to go on with the secondary. */
enum Doing {
    /** Nothing is executed yet. */
    NOTHING_YET(""),
    /** The primary executes. */
    PRIMARY(""),
    /** The primary has ended, and the secondary did not begin. */
    TAKING_OVER("refused: the secondary takes over already"),
    /** The secondary executes. */
    SECONDARY("refused: the secondary runs already"),
    /** The earlier version is brought back. */
    ROLLBACK("refused: the rollback runs"),
    /** The execution is over. */
    LOOKING("refused: nothing runs now; stage ");

    private final String refusal;

    Doing(String refusal) {
        this.refusal = refusal;
    }

    /** What a failover that is ordered now is answered, if it is refused. */
    String refusal() {
        return refusal;
    }
}
