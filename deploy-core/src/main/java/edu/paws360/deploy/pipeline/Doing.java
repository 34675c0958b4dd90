package edu.paws360.deploy.pipeline;

import edu.paws360.deploy.queue.Order;

/** What a deployment does, as far as it matters to an order to go on with the secondary. */
enum Doing {
    /** Nothing is executed yet. */
    NOTHING_YET(""),
    /** The primary executes. */
    PRIMARY(""),
    /** The primary has ended, and the secondary did not begin. */
    TAKING_OVER(Order.refusal("the secondary takes over already")),
    /** The secondary executes. */
    SECONDARY(Order.refusal("the secondary runs already")),
    /** The earlier version is brought back. */
    ROLLBACK(Order.refusal("the rollback runs")),
    /** The execution is over. */
    LOOKING(Order.refusal("nothing runs now; stage "));

    private final String refusal;

    Doing(String refusal) {
        this.refusal = refusal;
    }

    /** What a failover that is ordered now is answered, if it is refused. */
    String refusal() {
        return refusal;
    }
}
