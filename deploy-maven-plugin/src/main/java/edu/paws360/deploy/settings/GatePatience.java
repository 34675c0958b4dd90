package edu.paws360.deploy.settings;

import java.time.Duration;
import java.util.Optional;

/**
 * How long and how often a gate is asked.
 *
 * @param timeout how long the service may take to become healthy
 * @param retries how often no is asked again
 * @param jitterPercent by how many of a hundred parts the waits before that vary
 * @param notYet what an answer means that says not yet
 * @param attemptTimeout how long one attempt may take
 * @param successes how many healthy answers in a row it takes
 * @param soak how long it is asked on after it has passed
 * @param soakPercentMax how many of a hundred attempts may fail then
 */
public record GatePatience(
        Duration timeout,
        int retries,
        int jitterPercent,
        NotYet notYet,
        Duration attemptTimeout,
        int successes,
        Optional<Duration> soak,
        int soakPercentMax) {}
