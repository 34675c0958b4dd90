package edu.paws360.deploy.event;

/**
 * A stage began.
 *
 * @param stage which
 */
public record StageStarted(StageName stage) implements DeploymentEvent {}
