package edu.paws360.deploy.settings;

import java.time.Duration;

/**
 * Where the deployment is executed.
 *
 * @param primary the place
 * @param timeout how long command or playbook may run
 * @param grace how long it may take to end after TERM before KILL
 * @param group the metrics' label {@code runner_group}
 */
public record RunnerSettings(RunnerPlace primary, Duration timeout, Duration grace, String group) {}
