package edu.paws360.deploy.event;

/**
 * What is live from now on: what was deployed and found healthy, or what was brought back.
 *
 * @param commit the commit
 * @param noted whether the queue's store keeps it for those who come after
 * @param detail where it was noted, or what stood in the way
 */
public record LiveNoted(String commit, boolean noted, String detail) implements DeploymentEvent {}
