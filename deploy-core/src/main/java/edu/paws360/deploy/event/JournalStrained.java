package edu.paws360.deploy.event;

/**
 * The disk of the journal was full, and the room that is kept back for that was used: this deployment is recorded to its end, the
 * next one does not begin before there is room again.
 *
 * @param detail what was seen
 */
public record JournalStrained(String detail) implements DeploymentEvent {}
