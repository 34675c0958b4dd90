package edu.paws360.deploy.event;

/**
 * The next one may go.
 *
 * @param ticket the ticket's number
 * @param fencingToken the token of the hold that ended
 */
public record HoldReleased(long ticket, long fencingToken) implements DeploymentEvent {}
