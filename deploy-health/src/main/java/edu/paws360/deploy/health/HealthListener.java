package edu.paws360.deploy.health;

/**
 * Hears how the gates get on. It is called by the gates' own threads, several at a time, and a gate waits for it: answer
 * quickly, and do not throw, for what is thrown ends the whole wait.
 */
public interface HealthListener {
    /** Hears nothing. */
    HealthListener NONE = new HealthListener() {};

    /**
     * An attempt is over.
     *
     * @param gate the gate
     * @param attempt its number, time and outcome
     */
    default void attempt(Gate gate, Attempt attempt) {}

    /**
     * A gate is over.
     *
     * @param gate the gate
     * @param result how it ended
     */
    default void finished(Gate gate, GateResult result) {}
}
