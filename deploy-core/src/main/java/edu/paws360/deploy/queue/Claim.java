package edu.paws360.deploy.queue;

/**
 * Work of the one who holds production, which somebody else is to do, and only once. Immutable.
 *
 * @param token the fencing token of the hold
 * @param runner whose work it is, {@code primary} or {@code secondary}
 * @param work tells works apart, such as a digest
 * @param by who claims it, as others will read it
 */
public record Claim(long token, String runner, String work, String by) {}
