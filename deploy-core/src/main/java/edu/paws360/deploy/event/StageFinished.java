package edu.paws360.deploy.event;

import edu.paws360.deploy.check.CheckStatus;
import edu.paws360.deploy.check.ReasonCode;
import java.time.Duration;

/**
 * A stage ended, or was not executed.
 *
 * @param stage which
 * @param status how it ended
 * @param reason why, {@link ReasonCode#OK} unless the status blocks
 * @param detail what was seen
 * @param duration how long it took; zero where it was not executed
 */
public record StageFinished(StageName stage, CheckStatus status, ReasonCode reason, String detail, Duration duration)
        implements DeploymentEvent {}
