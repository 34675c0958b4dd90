package edu.paws360.deploy.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Where the deployment is executed.
 *
 * @param primary the place
 * @param secondary the place that takes over
 * @param sshConfig the configuration for ssh, where it is not the user's own
 * @param workflow the file of the workflow that a runner on GitHub dispatches
 * @param pickup how long it may take until a machine takes its job
 * @param timeout how long command or playbook may run
 * @param grace how long it may take to end after TERM before KILL
 * @param group the metrics' label {@code runner_group}
 */
public record RunnerSettings(
        RunnerPlace primary,
        Optional<RunnerPlace> secondary,
        Optional<Path> sshConfig,
        String workflow,
        Duration pickup,
        Duration timeout,
        Duration grace,
        String group) {}
