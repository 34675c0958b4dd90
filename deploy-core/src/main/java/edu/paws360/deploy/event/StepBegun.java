package edu.paws360.deploy.event;

/**
 * A step of a workflow run began, and with it the deployment, or it goes on with the one that an earlier step began.
 *
 * @param step which step
 * @param workflowRun the run and its attempt, by which its other steps find the deployment
 * @param processId the operating system's number of the process
 */
public record StepBegun(StepName step, String workflowRun, long processId) implements DeploymentEvent {}
