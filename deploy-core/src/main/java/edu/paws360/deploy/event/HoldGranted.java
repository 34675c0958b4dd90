package edu.paws360.deploy.event;

import java.time.Duration;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * The turn came: from here on this deployment, and no other, may change production.
 *
 * @param ticket the ticket's number
 * @param fencingToken a number that only grows; a holder with a lower one is out of date
 * @param waited how long it took since the ticket was drawn
 * @param depth how many wait behind; empty where the queue could not be asked, and in journals of earlier versions
 */
public record HoldGranted(long ticket, long fencingToken, Duration waited, OptionalInt depth)
        implements DeploymentEvent {
    /** What an earlier version wrote says nothing of the depth. */
    public HoldGranted {
        depth = Objects.requireNonNullElse(depth, OptionalInt.empty());
    }
}
