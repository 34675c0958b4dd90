package edu.paws360.deploy.event;

/**
 * What one sink got.
 *
 * @param sink the sink's name
 * @param delivered whether it took everything up to the line named
 * @param upTo the number of the last line of the journal that it has
 * @param detail what was delivered, or what stood in the way
 */
public record SinkDelivered(String sink, boolean delivered, long upTo, String detail) implements DeploymentEvent {}
