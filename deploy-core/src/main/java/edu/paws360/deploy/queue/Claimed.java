package edu.paws360.deploy.queue;

import java.time.Instant;

/**
 * Who claimed work first. Immutable.
 *
 * @param ours whether it was claimed just now, by the one who asks
 * @param by who claimed it, in their own words
 * @param since when, by the store's clock
 */
public record Claimed(boolean ours, String by, Instant since) {}
