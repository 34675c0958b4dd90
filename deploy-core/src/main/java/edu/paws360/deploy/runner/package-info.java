/**
 * Runs the command that changes production, and makes sure that it never runs on without us.
 *
 * <p>A {@link edu.paws360.deploy.runner.Runner} takes {@link edu.paws360.deploy.runner.Work} and gives back a
 * {@link edu.paws360.deploy.runner.RunnerOutcome}. Between us and the command stands a supervisor, a Python script that ends
 * the command with all it started when we are killed, frozen or cut off.
 */
package edu.paws360.deploy.runner;
