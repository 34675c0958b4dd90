package edu.paws360.deploy.settings;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is checked before a deployment.
 *
 * @param skip checks that are not run
 * @param warnOnly what may be missing, and is only warned of
 * @param cpuPercentMax CPU use that must not be reached, in percent
 * @param memoryPercentMax memory use that must not be reached, in percent
 * @param diskMinBytes free disk space that must be exceeded, in bytes
 * @param networkProbe how targets are asked for
 * @param networkTimeout how long each target may take
 * @param dockerTimeout how long each question to Docker may take
 * @param secretsRequired names of environment variables; empty means not configured, which is not passed
 */
public record PreflightSettings(
        Set<PreflightCheck> skip,
        Set<Shortfall> warnOnly,
        int cpuPercentMax,
        int memoryPercentMax,
        long diskMinBytes,
        NetworkProbe networkProbe,
        Duration networkTimeout,
        Duration dockerTimeout,
        Optional<List<String>> secretsRequired) {
    /** Copies sets and list. */
    public PreflightSettings {
        skip = Set.copyOf(skip);
        warnOnly = Set.copyOf(warnOnly);
        secretsRequired = secretsRequired.map(List::copyOf);
    }
}
