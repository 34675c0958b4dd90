package edu.paws360.deploy.metrics;

import edu.paws360.deploy.check.CheckResult;
import edu.paws360.deploy.check.CheckStatus;
import edu.paws360.deploy.check.ReasonCode;
import edu.paws360.deploy.event.ApprovalDecided;
import edu.paws360.deploy.event.ApprovalDecided.Decision;
import edu.paws360.deploy.event.DeploymentAbandoned;
import edu.paws360.deploy.event.DeploymentCompleted;
import edu.paws360.deploy.event.DeploymentEvent;
import edu.paws360.deploy.event.DeploymentStarted;
import edu.paws360.deploy.event.ExecutionFinished;
import edu.paws360.deploy.event.ExecutionStarted;
import edu.paws360.deploy.event.FailoverTriggered;
import edu.paws360.deploy.event.HealthGatesFinished;
import edu.paws360.deploy.event.HoldGranted;
import edu.paws360.deploy.event.PreflightFinished;
import edu.paws360.deploy.event.QueueEntered;
import edu.paws360.deploy.event.RunnerRole;
import edu.paws360.deploy.event.SmokeTestsFinished;
import edu.paws360.deploy.event.StageFinished;
import edu.paws360.deploy.event.StageName;
import edu.paws360.deploy.event.Verdict;
import edu.paws360.deploy.journal.JournalEntry;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;

/**
 * Counts lines of the journal, one after the other. The same lines always give the same ledger, in however many portions.
 *
 * <p>A deployment counts once: with its first verdict, or as abandoned. What comes after that, or without a start, changes
 * none of the metrics that carry a deployment's labels. Every line counts for the runner that executed last in its
 * deployment when the line was written, so that each count belongs to exactly one runner. A smoke step counts as a health
 * gate of its own name. How long the line is stands in the latest line that says so. Not thread-safe.
 */
final class Fold {
    private static final Set<CheckStatus> WAS_BEGUN =
            Set.of(CheckStatus.PASSED, CheckStatus.WARNED, CheckStatus.FAILED, CheckStatus.UNKNOWN);

    private final Map<Series, Long> counts = new TreeMap<>();
    private final Map<Series, Observations> durations = new TreeMap<>();
    private final Map<String, OpenDeployment> open;
    private List<MetricFamily> latest;
    private final Map<String, LastSuccess> successes = new TreeMap<>();
    private final Variety variety = new Variety();
    private OptionalInt queueDepth;
    private long upTo;
    private String hash;

    /** Goes on where a ledger ends. */
    Fold(Ledger ledger) {
        ledger.totals().counts().forEach(count -> counts.put(count.series(), count.value()));
        ledger.totals().durations().forEach(seen -> durations.put(seen.series(), seen));
        counts.keySet().forEach(variety::know);
        durations.keySet().forEach(variety::know);
        ledger.totals().successes().forEach(success -> successes.put(success.workflow(), success));
        open = new TreeMap<>(ledger.open());
        latest = ledger.latest();
        queueDepth = ledger.totals().queueDepth();
        upTo = ledger.upTo();
        hash = ledger.hash();
    }

    /** Counts the next line. */
    void add(JournalEntry entry) {
        follow(entry.deploymentId(), entry.event());
        count(entry);
        measure(entry.deploymentId(), entry.event());
        upTo = entry.number();
        hash = entry.hash();
    }

    /** The number of the last line counted. */
    long upTo() {
        return upTo;
    }

    Ledger ledger() {
        List<Count> counted = counts.entrySet().stream()
                .map(entry -> new Count(entry.getKey(), entry.getValue()))
                .toList();
        return new Ledger(
                Ledger.VERSION,
                upTo,
                hash,
                new Totals(counted, List.copyOf(durations.values()), queueDepth, List.copyOf(successes.values())),
                open,
                latest);
    }

    private void follow(String id, DeploymentEvent event) {
        if (event instanceof DeploymentStarted started) {
            open.putIfAbsent(id, OpenDeployment.of(started));
        } else if (event instanceof ExecutionStarted execution) {
            executed(id, execution.role());
        } else if (event instanceof ExecutionFinished execution) {
            executed(id, execution.role());
        } else if (event instanceof QueueEntered entered) {
            depth(id, entered.depth());
        } else if (event instanceof HoldGranted granted) {
            granted.depth().ifPresent(depth -> depth(id, depth));
        }
    }

    /** The latest look at the line is right, whoever took it. */
    private void depth(String id, int waiting) {
        queueDepth = OptionalInt.of(waiting);
        touch(id, MetricFamily.DEPLOYMENT_QUEUE_DEPTH);
    }

    private void executed(String id, RunnerRole role) {
        open.computeIfPresent(id, (same, deployment) -> deployment.executedOn(role));
    }

    /** Every stage says in the end how long it took; what was not begun took nothing, and says nothing. */
    private void measure(String id, DeploymentEvent event) {
        if (event instanceof StageFinished stage && WAS_BEGUN.contains(stage.status())) {
            String result = stage.status().blocks() ? "failed" : "passed";
            observe(
                    id,
                    MetricFamily.DEPLOYMENT_STAGE_DURATION_SECONDS,
                    stage.duration(),
                    stage.stage().label(),
                    result);
            if (stage.stage() == StageName.QUEUE && stage.status().blocks()) {
                observe(id, MetricFamily.DEPLOYMENT_QUEUE_WAIT_SECONDS, stage.duration(), "not_granted");
            }
        } else if (event instanceof HoldGranted granted) {
            observe(id, MetricFamily.DEPLOYMENT_QUEUE_WAIT_SECONDS, granted.waited(), "granted");
        } else if (event instanceof ApprovalDecided approval && approval.decision() != Decision.NOT_REQUIRED) {
            String decision = approval.decision().name().toLowerCase(Locale.ROOT);
            observe(id, MetricFamily.DEPLOYMENT_APPROVAL_WAIT_SECONDS, approval.waited(), decision);
        }
    }

    private void count(JournalEntry entry) {
        String id = entry.deploymentId();
        DeploymentEvent event = entry.event();
        if (event instanceof DeploymentCompleted completed) {
            complete(id, completed.verdict(), entry.at());
        } else if (event instanceof DeploymentAbandoned abandoned) {
            abandon(id, abandoned.foundBy());
        } else if (event instanceof FailoverTriggered failover) {
            increment(
                    id,
                    MetricFamily.DEPLOYMENT_FAILOVER_TOTAL,
                    failover.reason().label());
            increment(id, MetricFamily.FAILOVER_EVENTS_TOTAL, failover.reason().label());
        } else if (event instanceof PreflightFinished preflight) {
            failures(id, MetricFamily.PREFLIGHT_CHECK_FAILURES_TOTAL, preflight.checks());
        } else if (event instanceof HealthGatesFinished health) {
            failures(id, MetricFamily.HEALTH_GATE_FAILURES_TOTAL, health.gates());
        } else if (event instanceof SmokeTestsFinished smoke) {
            failures(id, MetricFamily.HEALTH_GATE_FAILURES_TOTAL, smoke.steps());
        }
    }

    private void complete(String id, Verdict verdict, Instant at) {
        if (!open.containsKey(id)) {
            return;
        }
        if (verdict.succeeded()) {
            countDeployment(id, MetricFamily.DEPLOYMENT_SUCCESS_TOTAL);
            succeed(id, at);
        } else {
            countDeployment(
                    id, MetricFamily.DEPLOYMENT_FAILURE_TOTAL, verdict.reason().code());
        }
        observe(id, seriesOf(id, MetricFamily.DEPLOYMENT_DURATION_SECONDS), verdict.duration());
        latest = open.remove(id).touched();
    }

    private void succeed(String id, Instant at) {
        OpenDeployment deployment = open.get(id);
        // To the millisecond, which is what every store gives back.
        LastSuccess success = new LastSuccess(
                variety.admitted("workflow", deployment.workflow()),
                deployment.branch(),
                deployment.commit(),
                at.truncatedTo(ChronoUnit.MILLIS));
        successes.merge(success.workflow(), success, LastSuccess::later);
        touch(id, MetricFamily.DEPLOYMENT_LAST_SUCCESS_TIMESTAMP_SECONDS);
        touch(id, MetricFamily.DEPLOYMENT_LAST_SUCCESS_INFO);
    }

    private void abandon(String id, String foundBy) {
        if (open.containsKey(id)) {
            countDeployment(id, MetricFamily.DEPLOYMENT_FAILURE_TOTAL, ReasonCode.ABANDONED.code());
            open.remove(id);
            touch(foundBy, MetricFamily.DEPLOYMENT_FAILURE_TOTAL);
        }
    }

    private void failures(String id, MetricFamily family, List<CheckResult> results) {
        results.stream()
                .filter(result -> result.status().blocks())
                .forEach(result -> increment(id, family, result.name()));
    }

    private void countDeployment(String id, MetricFamily family, String... more) {
        count(id, seriesOf(id, family, more));
    }

    private Series seriesOf(String id, MetricFamily family, String... more) {
        OpenDeployment deployment = open.get(id);
        String[] labels = new String[3 + more.length];
        labels[0] = deployment.workflow();
        labels[1] = deployment.branch();
        labels[2] = deployment.runnerGroup();
        System.arraycopy(more, 0, labels, 3, more.length);
        return series(family, deployment.role(), labels);
    }

    private Series series(MetricFamily family, RunnerRole role, String... labels) {
        String[] admitted = new String[labels.length];
        for (int i = 0; i < labels.length; i++) {
            admitted[i] = variety.admitted(family.labelNames().get(i), labels[i]);
        }
        return Series.of(family, role, admitted);
    }

    private RunnerRole roleIn(String id) {
        OpenDeployment deployment = open.get(id);
        return deployment == null ? RunnerRole.PRIMARY : deployment.role();
    }

    private void observe(String id, MetricFamily family, Duration duration, String... labels) {
        observe(id, series(family, roleIn(id), labels), duration);
    }

    private void observe(String id, Series series, Duration duration) {
        durations.put(
                series,
                durations.getOrDefault(series, Observations.none(series)).with(duration));
        touch(id, series.family());
    }

    private void increment(String id, MetricFamily family, String label) {
        count(id, series(family, roleIn(id), label));
    }

    private void count(String id, Series series) {
        counts.merge(series, 1L, Long::sum);
        touch(id, series.family());
    }

    private void touch(String id, MetricFamily family) {
        open.computeIfPresent(id, (same, deployment) -> deployment.touching(family));
    }
}
