package edu.paws360.deploy.metrics;

import io.prometheus.client.Collector;
import java.util.List;
import java.util.Locale;

/**
 * The metrics of the spec, with its names and labels ("Metrics Collection", "Failover Metrics", "Queue Management"). The order is the spec's,
 * and the order in which they are published.
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
            "workflow,branch,runner_group"),
    /** Takeovers by the secondary runner. */
    DEPLOYMENT_FAILOVER_TOTAL(Collector.Type.COUNTER, "Activations of the secondary runner.", "reason"),
    /** The same takeovers, under the name that the spec's failover section gives them. */
    FAILOVER_EVENTS_TOTAL(Collector.Type.COUNTER, "Failovers to the secondary runner.", "failover_reason"),
    /** Preflight checks that failed or could not be made. */
    PREFLIGHT_CHECK_FAILURES_TOTAL(Collector.Type.COUNTER, "Failed preflight checks.", "check_type"),
    /** Health gates and smoke steps that failed or could not be made. */
    HEALTH_GATE_FAILURES_TOTAL(Collector.Type.COUNTER, "Failed health gates and smoke test steps.", "service"),
    /** How many wait for production, as the queue last told (spec, "Queue Management"). */
    DEPLOYMENT_QUEUE_DEPTH(Collector.Type.GAUGE, "Deployments that wait for production.", "");

    private final Collector.Type type;
    private final String help;
    private final String labelNames;

    MetricFamily(Collector.Type type, String help, String labelNames) {
        this.type = type;
        this.help = help;
        this.labelNames = labelNames;
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

    List<String> labelNames() {
        return labelNames.isEmpty() ? List.of() : List.of(labelNames.split(",", -1));
    }
}
