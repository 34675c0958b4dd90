package edu.paws360.deploy.event;

/**
 * Production was not given to the next in line, since something of this deployment may still run: the next one goes as after
 * the death of this process.
 *
 * @param ticket the ticket's number
 * @param fencingToken the token of the hold that ended
 * @param detail what is not proven
 */
public record HoldLapsed(long ticket, long fencingToken, String detail) implements DeploymentEvent {}
