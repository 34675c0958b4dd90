package edu.paws360.deploy.event;

/**
 * A runner begins to change production.
 *
 * @param role primary or secondary
 * @param runner the runner's name
 * @param work what it runs, in one line, without secrets
 */
public record ExecutionStarted(RunnerRole role, String runner, String work) implements DeploymentEvent {}
