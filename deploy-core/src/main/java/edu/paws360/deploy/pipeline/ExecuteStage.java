package edu.paws360.deploy.pipeline;

import edu.paws360.deploy.check.ReasonCode;
import edu.paws360.deploy.event.FailoverTriggered.Reason;
import edu.paws360.deploy.event.RunnerRole;
import edu.paws360.deploy.event.StageName;
import edu.paws360.deploy.journal.JournalException;
import edu.paws360.deploy.queue.Order;
import java.util.Optional;

/**
 * Changes production (spec, "Phase 2: Execution"): on the primary runner, and on the secondary if that failed in a way after
 * which the secondary takes over, and is proven stopped. Never on both at once.
 */
public final class ExecuteStage implements Stage {
    /** The environment variable that tells the deployment command its fencing token. */
    public static final String TOKEN_VARIABLE = "DEPLOY_FENCING_TOKEN";

    /** The environment variable that tells the deployment command where it runs: {@code primary} or {@code secondary}. */
    public static final String RUNNER_VARIABLE = "DEPLOY_RUNNER";

    private final Runners runners;
    private final Execution execution;
    private final RunnerOutput output;

    /**
     * A stage that executes.
     *
     * @param runners where
     * @param execution what they run
     * @param output where each line of it goes
     */
    public ExecuteStage(Runners runners, Execution execution, RunnerOutput output) {
        this.runners = runners;
        this.execution = execution;
        this.output = output;
    }

    @Override
    public StageName name() {
        return StageName.EXECUTE;
    }

    /** Why nobody can order a failover, if nobody can. */
    Optional<String> noFailover() {
        return runners.noFailover();
    }

    @Override
    public StageResult execute(Run run) throws JournalException, InterruptedException {
        if (run.hold().isEmpty()) {
            return StageResult.failed(ReasonCode.HOLD_LOST, "nothing may be changed without holding the queue");
        }
        try {
            return course(run);
        } finally {
            run.helm().doing(Doing.LOOKING);
        }
    }

    private StageResult course(Run run) throws JournalException, InterruptedException {
        Failover failover = new Failover(run, runners, this::attempt);
        if (runners.policy().mode() == FailoverPolicy.Mode.MANUAL) {
            return failover.passingOver("deploy.failover.mode=manual");
        }
        Optional<Order> ordered = run.helm().toPrimary();
        return ordered.isPresent() ? failover.passingOver(Failover.ordered(ordered.get())) : primary(run, failover);
    }

    private StageResult primary(Run run, Failover failover) throws JournalException, InterruptedException {
        Attempted first = attempt(run, RunnerRole.PRIMARY);
        Optional<Order> ordered = run.helm().primaryEnded();
        Optional<StageResult> end = first.end(run);
        if (end.isPresent()) {
            return end.get();
        }
        if (first.succeeded()) {
            return StageResult.passed(first.told().detail()
                    + ordered.map(late -> "; too late for the " + Failover.ordered(late))
                            .orElse(""));
        }
        Optional<Reason> reason =
                ordered.map(order -> Reason.MANUAL).or(() -> runners.policy().reason(first.told()));
        return reason.isPresent() && runners.secondary().isPresent()
                ? failover.after(first, reason.get())
                : StageResult.failed(first.told().reason(), first.told().detail() + runners.notAsked());
    }

    private Attempted attempt(Run run, RunnerRole role) throws JournalException {
        return new Attempt(run, role, runners.in(role).orElseThrow(), execution, output).make(name());
    }
}
