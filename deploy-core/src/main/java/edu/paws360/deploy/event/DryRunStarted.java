package edu.paws360.deploy.event;

/**
 * A dry run began ({@code deploy.dryRun}): nothing is deployed. A kind of its own, so that whoever counts deployments cannot
 * count it.
 *
 * @param plan the deployment that it looks at, as a real one would have begun
 */
public record DryRunStarted(DeploymentStarted plan) implements DeploymentEvent {}
