package edu.paws360.deploy.event;

import java.time.Duration;

/**
 * The turn came: from here on this deployment, and no other, may change production.
 *
 * @param ticket the ticket's number
 * @param fencingToken a number that only grows; a holder with a lower one is out of date
 * @param waited how long it took since the ticket was drawn
 */
public record HoldGranted(long ticket, long fencingToken, Duration waited) implements DeploymentEvent {}
