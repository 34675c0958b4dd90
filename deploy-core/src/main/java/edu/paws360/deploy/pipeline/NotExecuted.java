package edu.paws360.deploy.pipeline;

import edu.paws360.deploy.check.CheckStatus;
import edu.paws360.deploy.check.ReasonCode;
import edu.paws360.deploy.event.StageName;
import java.util.Optional;

/**
 * A stage that does nothing and does not even begin: a dry run only tells what a deployment would do.
 *
 * @param name which
 * @param detail what it would do
 */
public record NotExecuted(StageName name, String detail) implements Stage {
    @Override
    public StageResult execute(Run run) {
        return new StageResult(CheckStatus.NOT_EXECUTED, ReasonCode.OK, detail, Optional.empty());
    }
}
