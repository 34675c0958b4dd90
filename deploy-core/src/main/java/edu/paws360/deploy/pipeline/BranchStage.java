package edu.paws360.deploy.pipeline;

import edu.paws360.deploy.check.CheckResult;
import edu.paws360.deploy.check.CheckStatus;
import edu.paws360.deploy.event.BranchDecided;
import edu.paws360.deploy.event.BranchRulesRead;
import edu.paws360.deploy.event.SecretsRead;
import edu.paws360.deploy.event.StageName;
import edu.paws360.deploy.guard.BranchDecision;
import edu.paws360.deploy.guard.BranchProtection;
import edu.paws360.deploy.journal.JournalException;
import java.util.List;
import java.util.stream.Collectors;

/** May this branch go to production, and is it protected as it should be? (spec, "Branch Protection") */
public final class BranchStage implements Stage {
    private final BranchDecision decision;
    private final BranchProtection protection;

    /**
     * A stage that stands by a decision. What is checked out was looked at before the deployment began, because its first
     * line in the journal already names branch and commit.
     *
     * @param decision the decision
     * @param protection asks how an allowed branch is protected
     */
    public BranchStage(BranchDecision decision, BranchProtection protection) {
        this.decision = decision;
        this.protection = protection;
    }

    @Override
    public StageName name() {
        return StageName.BRANCH;
    }

    @Override
    public StageResult execute(Run run) throws JournalException, InterruptedException {
        BranchDecided decided = decision.event();
        run.record(decided);
        return decided.allowed()
                ? judged(run, rules(run, decided))
                : StageResult.failed(decision.reason(), decided.detail()).advising(decision.advice());
    }

    private List<CheckResult> rules(Run run, BranchDecided decided) throws JournalException, InterruptedException {
        if (!protection.secretNames().isEmpty()) {
            run.record(new SecretsRead(name().label(), protection.secretNames()));
        }
        List<CheckResult> rules = protection.read(decided.branch(), decided.commit());
        run.record(new BranchRulesRead(protection.isRequired(), rules));
        return rules;
    }

    private StageResult judged(Run run, List<CheckResult> rules) {
        StageResult sum = StageResult.of(rules);
        if (!sum.status().blocks()) {
            return StageResult.passed(decision.event().detail() + told(sum));
        }
        return protection.isRequired() ? sum : warned(run, rules);
    }

    private static String told(StageResult sum) {
        return sum.status() == CheckStatus.PASSED ? " Its rules on GitHub " + sum.detail() : "";
    }

    private StageResult warned(Run run, List<CheckResult> rules) {
        String blocking = rules.stream()
                .filter(rule -> rule.status().blocks())
                .map(CheckResult::name)
                .collect(Collectors.joining(", "));
        String warning = "not known to be kept, but only told (deploy.branch.protection=warn): " + blocking;
        run.remark("rules of the branch " + warning);
        return StageResult.passed(decision.event().detail() + " Rules " + warning);
    }
}
