package edu.paws360.deploy.metrics;

import edu.paws360.deploy.event.RunnerRole;

/**
 * A group of a Pushgateway, by which it is addressed. Immutable.
 *
 * @param job the label {@code job}
 * @param instance the label {@code instance}
 */
record GatewayGroup(String job, String instance) {
    GatewayGroup {
        // What has to be encoded in a path is encoded nowhere.
        if (!(job + instance).matches("[a-z0-9-]+")) {
            throw new IllegalArgumentException("Not a group of ours: " + job + " " + instance);
        }
    }

    /** The group of a runner (spec, "Prometheus Push Gateway"). */
    static GatewayGroup of(RunnerRole role) {
        return new GatewayGroup(PushgatewaySink.JOB, "runner-" + role.label());
    }

    /** The path below the gateway's address. */
    String path() {
        return "/metrics/job/" + job + "/instance/" + instance;
    }
}
