package edu.paws360.deploy.event;

import java.util.Optional;

/**
 * A ticket was drawn (spec, "Queue Management").
 *
 * @param ticket the ticket's number
 * @param position how many are ahead, the holder included; 0 means the turn is ours
 * @param depth how many wait, ourselves included
 * @param holder who holds the queue, where somebody does
 */
public record QueueEntered(long ticket, int position, int depth, Optional<String> holder) implements DeploymentEvent {}
