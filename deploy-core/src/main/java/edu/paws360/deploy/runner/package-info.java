/**
 * Runs the command that changes production, and makes sure that it never runs on without us.
 *
 * <p>A {@link edu.paws360.deploy.runner.Runner} takes {@link edu.paws360.deploy.runner.Work} and gives back a
 * {@link edu.paws360.deploy.runner.RunnerOutcome}. Between us and the command stands a supervisor, a Python script that ends
 * the command with all it started when we are killed, frozen or cut off. A {@link edu.paws360.deploy.runner.GithubRunner} has
 * the work done by a job of GitHub Actions, with a supervisor over there. Knows {@code github} besides.
 */
package edu.paws360.deploy.runner;
