package edu.paws360.deploy.metrics;

import edu.paws360.deploy.check.CheckResult;
import edu.paws360.deploy.check.ReasonCode;
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
import edu.paws360.deploy.event.Verdict;
import edu.paws360.deploy.journal.JournalEntry;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
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
    private final Map<Series, Long> counts = new TreeMap<>();
    private final Map<Series, Observations> durations = new TreeMap<>();
    private final Map<String, OpenDeployment> open;
    private List<MetricFamily> latest;
    private OptionalInt queueDepth;
    private long upTo;
    private String hash;

    /** Goes on where a ledger ends. */
    Fold(Ledger ledger) {
        ledger.totals().counts().forEach(count -> counts.put(count.series(), count.value()));
        ledger.totals().durations().forEach(seen -> durations.put(seen.series(), seen));
        open = new TreeMap<>(ledger.open());
        latest = ledger.latest();
        queueDepth = ledger.totals().queueDepth();
        upTo = ledger.upTo();
        hash = ledger.hash();
    }

    /** Counts the next line. */
    void add(JournalEntry entry) {
        follow(entry.deploymentId(), entry.event());
        count(entry.deploymentId(), entry.event());
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
                new Totals(counted, List.copyOf(durations.values()), queueDepth),
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

    private void count(String id, DeploymentEvent event) {
        if (event instanceof DeploymentCompleted completed) {
            complete(id, completed.verdict());
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

    private void complete(String id, Verdict verdict) {
        if (!open.containsKey(id)) {
            return;
        }
        if (verdict.succeeded()) {
            countDeployment(id, MetricFamily.DEPLOYMENT_SUCCESS_TOTAL);
        } else {
            countDeployment(
                    id, MetricFamily.DEPLOYMENT_FAILURE_TOTAL, verdict.reason().code());
        }
        Series series = seriesOf(id, MetricFamily.DEPLOYMENT_DURATION_SECONDS);
        durations.put(
                series,
                durations.getOrDefault(series, Observations.none(series)).with(verdict.duration()));
        touch(id, series.family());
        latest = open.remove(id).touched();
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
        return Series.of(family, deployment.role(), labels);
    }

    private void increment(String id, MetricFamily family, String label) {
        OpenDeployment deployment = open.get(id);
        count(id, Series.of(family, deployment == null ? RunnerRole.PRIMARY : deployment.role(), label));
    }

    private void count(String id, Series series) {
        counts.merge(series, 1L, Long::sum);
        touch(id, series.family());
    }

    private void touch(String id, MetricFamily family) {
        open.computeIfPresent(id, (same, deployment) -> deployment.touching(family));
    }
}
