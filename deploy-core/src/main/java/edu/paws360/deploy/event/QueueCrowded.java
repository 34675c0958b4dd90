package edu.paws360.deploy.event;

import java.util.Optional;

/**
 * It was this deployment that made the line longer than it should be (spec, "Queue Management": on-call is alerted if the
 * depth is above 3). Written once, until the line was shorter again.
 *
 * @param depth how many wait, ourselves included
 * @param limit how many may wait before somebody is alerted
 * @param holder who holds production, where somebody does
 */
public record QueueCrowded(int depth, int limit, Optional<String> holder) implements DeploymentEvent {}
