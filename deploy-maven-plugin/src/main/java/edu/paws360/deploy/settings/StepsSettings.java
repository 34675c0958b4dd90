package edu.paws360.deploy.settings;

import java.time.Duration;
import java.util.Optional;

/**
 * How steps of a workflow run make a deployment.
 *
 * @param run whose steps; where nothing says so, there are none
 * @param patience how long after a step the next one may begin
 */
public record StepsSettings(Optional<String> run, Duration patience, PreflightStep preflight) {
    static StepsSettings of(Values values) {
        return new StepsSettings(
                values.find(StepsKeys.RUN), values.get(StepsKeys.PATIENCE), values.get(StepsKeys.PREFLIGHT));
    }
}
