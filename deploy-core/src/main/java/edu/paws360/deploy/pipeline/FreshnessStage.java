package edu.paws360.deploy.pipeline;

import edu.paws360.deploy.event.FreshnessDecided;
import edu.paws360.deploy.event.SecretsRead;
import edu.paws360.deploy.event.StageName;
import edu.paws360.deploy.guard.Freshness;
import edu.paws360.deploy.guard.FreshnessDecision;
import edu.paws360.deploy.journal.JournalException;

/** Is this commit older than what is live? It comes behind the queue, since what is live may change while one waits. */
public final class FreshnessStage implements Stage {
    private final Freshness freshness;
    private final String commit;

    /**
     * A freshness stage.
     *
     * @param freshness decides
     * @param commit what is to be deployed, a full SHA
     */
    public FreshnessStage(Freshness freshness, String commit) {
        this.freshness = freshness;
        this.commit = commit;
    }

    @Override
    public StageName name() {
        return StageName.FRESHNESS;
    }

    @Override
    public StageResult execute(Run run) throws JournalException, InterruptedException {
        FreshnessDecision decision = freshness.decide(commit);
        if (!decision.secretNames().isEmpty()) {
            run.record(new SecretsRead(name().label(), decision.secretNames()));
        }
        FreshnessDecided seen = decision.event();
        run.record(seen);
        if (!seen.allowed()) {
            return StageResult.failed(decision.reason(), seen.detail()).advising(decision.advice());
        }
        return switch (seen.decision()) {
            case NEWER, SAME, FIRST -> StageResult.passed(seen.detail());
            case DIVERGED, OLDER -> told(run, StageResult.passed(seen.detail()));
            case UNKNOWN -> told(run, StageResult.skipped(seen.detail()));
        };
    }

    /** The verdict says it too. */
    private static StageResult told(Run run, StageResult result) {
        run.remark(result.detail());
        return result;
    }
}
