package edu.paws360.deploy.settings;

import java.time.Duration;
import java.util.Optional;

/**
 * Who approves a deployment.
 *
 * @param type where the approval comes from
 * @param timeout how long it is waited for
 * @param environment the environment on GitHub, where it has another name than the one that is deployed to
 * @param doubtful what a doubtful approval is worth
 */
public record ApprovalSettings(
        ApprovalType type, Duration timeout, Optional<String> environment, DoubtfulApproval doubtful) {
    static ApprovalSettings of(Values values) {
        return new ApprovalSettings(
                values.get(GuardKeys.APPROVAL_TYPE),
                values.get(GuardKeys.APPROVAL_TIMEOUT),
                values.find(GuardKeys.APPROVAL_ENVIRONMENT),
                values.get(GuardKeys.APPROVAL_DOUBTFUL));
    }
}
