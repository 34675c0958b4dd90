package edu.paws360.deploy.health;

import edu.paws360.deploy.health.probe.ProbeOutcome;
import java.time.Duration;

/**
 * One attempt of a gate. Immutable.
 *
 * @param number 1 for the first
 * @param offset when it began, from the gate's own begin
 * @param duration how long it took
 * @param outcome what it saw
 */
public record Attempt(int number, Duration offset, Duration duration, ProbeOutcome outcome) {}
