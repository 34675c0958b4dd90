package edu.paws360.deploy.queue.postgres;

import java.security.SecureRandom;
import java.util.UUID;

/**
 * What shows that a ticket is ours, and that we live.
 *
 * @param owner a random word that every statement about the ticket names
 * @param life a random number: the advisory lock that our session has for as long as it lasts
 */
record Proof(UUID owner, long life) {
    private static final SecureRandom RANDOM = new SecureRandom();

    static Proof fresh() {
        return new Proof(UUID.randomUUID(), RANDOM.nextLong());
    }

    /** Where the ticket is called. */
    String channel() {
        return "paws360_deploy_" + Long.toHexString(life);
    }
}
