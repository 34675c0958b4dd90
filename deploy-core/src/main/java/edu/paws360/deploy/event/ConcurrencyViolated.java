package edu.paws360.deploy.event;

/**
 * Somebody else held production when this deployment came, or while it took production for its own (spec, "Concurrency
 * Control": concurrent attempts are logged as violations).
 *
 * @param holder who holds it
 * @param detail what was seen
 */
public record ConcurrencyViolated(String holder, String detail) implements DeploymentEvent {}
