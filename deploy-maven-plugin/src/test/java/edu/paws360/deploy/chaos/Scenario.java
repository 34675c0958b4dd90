package edu.paws360.deploy.chaos;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;

/**
 * One round: what is done to the first deployment, while a second one waits behind it.
 *
 * @param number tells rounds apart
 * @param fault what is done
 * @param remotePrimary whether the primary is the other machine, and the secondary this one; else the other way round
 * @param playbook whether Ansible does the work on the target, behind its fence, or a command on the runner itself
 * @param duringWork whether it is done once the work has begun, or at any time from the start
 * @param delay how long after that
 */
record Scenario(int number, Fault fault, boolean remotePrimary, boolean playbook, boolean duringWork, Duration delay) {
    private static final List<Fault> FAULTS = List.copyOf(EnumSet.allOf(Fault.class));

    /** Every fault comes once in as many rounds as there are, and then again; the rest is thrown by dice. */
    static Scenario of(int number, Random dice) {
        Fault fault = FAULTS.get(number % FAULTS.size());
        boolean remotePrimary = fault.needsRemotePrimary() || (!fault.needsRemoteSecondary() && dice.nextInt(100) < 30);
        return new Scenario(
                number,
                fault,
                remotePrimary,
                dice.nextInt(100) < 40,
                dice.nextInt(100) < 75,
                Duration.ofMillis(dice.nextInt(1500)));
    }
}
