package edu.paws360.deploy.metrics;

import io.prometheus.client.Collector;
import java.util.List;
import java.util.Locale;

/**
 * The metrics of the spec, with its names, labels and buckets ("Metrics Collection", "Failover Metrics", "Queue Management"),
 * then ours. The order is the one in which they are published.
 */
enum MetricFamily {
    /** Successful deployments. */
    DEPLOYMENT_SUCCESS_TOTAL(Collector.Type.COUNTER, "Successful deployments.", "workflow,branch,runner_group"),
    /** Failed deployments, those included that left no verdict. */
    DEPLOYMENT_FAILURE_TOTAL(
            Collector.Type.COUNTER, "Failed deployments.", "workflow,branch,runner_group,failure_reason"),
    /** How long deployments took, from the first stage to the verdict. */
    DEPLOYMENT_DURATION_SECONDS(
            Collector.Type.HISTOGRAM,
            "Duration of deployments from the first stage to the verdict.",
            "workflow,branch,runner_group",
            "60,300,600,1200,1800"),
    /** Takeovers by the secondary runner. */
    DEPLOYMENT_FAILOVER_TOTAL(Collector.Type.COUNTER, "Activations of the secondary runner.", "reason"),
    /** The same takeovers, under the name that the spec's failover section gives them. */
    FAILOVER_EVENTS_TOTAL(Collector.Type.COUNTER, "Failovers to the secondary runner.", "failover_reason"),
    /** Preflight checks that failed or could not be made. */
    PREFLIGHT_CHECK_FAILURES_TOTAL(Collector.Type.COUNTER, "Failed preflight checks.", "check_type"),
    /** Health gates and smoke steps that failed or could not be made. */
    HEALTH_GATE_FAILURES_TOTAL(Collector.Type.COUNTER, "Failed health gates and smoke test steps.", "service"),
    /** How many wait for production, as the queue last told (spec, "Queue Management"). */
    DEPLOYMENT_QUEUE_DEPTH(Collector.Type.GAUGE, "Deployments that wait for production.", ""),
    /** Beyond the spec: how long each stage took that was begun. */
    DEPLOYMENT_STAGE_DURATION_SECONDS(
            Collector.Type.HISTOGRAM,
            "Duration of the stages of deployments.",
            "stage,result",
            "1,5,15,60,300,600,1200,1800"),
    /** Beyond the spec: how long humans took to decide; 4 hours is the spec's limit. */
    DEPLOYMENT_APPROVAL_WAIT_SECONDS(
            Collector.Type.HISTOGRAM,
            "Wait for the approval of deployments.",
            "decision",
            "60,300,900,1800,3600,7200,14400"),
    /** Beyond the spec: how long deployments stood in line; 30 minutes is the spec's limit. */
    DEPLOYMENT_QUEUE_WAIT_SECONDS(
            Collector.Type.HISTOGRAM, "Wait for the turn to deploy.", "outcome", "1,10,60,300,600,1200,1800"),
    /** Beyond the spec: when a workflow succeeded last. */
    DEPLOYMENT_LAST_SUCCESS_TIMESTAMP_SECONDS(
            Collector.Type.GAUGE, "When a deployment succeeded last, in seconds since 1970.", "workflow"),
    /** Beyond the spec: what it was. */
    DEPLOYMENT_LAST_SUCCESS_INFO(
            Collector.Type.GAUGE, "What was deployed with the last success; always 1.", "workflow,branch,commit");

    private final Collector.Type type;
    private final String help;
    private final String labelNames;
    private final String bounds;

    MetricFamily(Collector.Type type, String help, String labelNames) {
        this(type, help, labelNames, "");
    }

    MetricFamily(Collector.Type type, String help, String labelNames, String bounds) {
        this.type = type;
        this.help = help;
        this.labelNames = labelNames;
        this.bounds = bounds;
    }

    /** The metric's name as Prometheus knows it. */
    String metric() {
        return name().toLowerCase(Locale.ROOT);
    }

    Collector.Type type() {
        return type;
    }

    String help() {
        return help;
    }

    /** The upper bounds of a histogram's buckets in seconds, each included; none for anything else. */
    List<Integer> bounds() {
        return words(bounds).stream().map(Integer::valueOf).toList();
    }

    List<String> labelNames() {
        return words(labelNames);
    }

    private static List<String> words(String list) {
        return list.isEmpty() ? List.of() : List.of(list.split(",", -1));
    }
}
