package edu.paws360.deploy.sink.oncall;

import edu.paws360.deploy.event.DeploymentStarted;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an alert is about: a project in an environment. Whatever goes wrong there is the same alert, so that the next success
 * ends it, and the on-call engineer has one page and not ten. Immutable.
 *
 * @param project the project, as group and artifact
 * @param environment the environment it goes to
 */
record Place(String project, String environment) {
    static final String ALERT_NAME = "ProductionDeploymentFailed";

    static Place of(DeploymentStarted started) {
        return new Place(started.project(), started.environment());
    }

    /** The labels, by which an Alertmanager knows an alert again. */
    Map<String, String> labels() {
        return new TreeMap<>(Map.of(
                "alertname", ALERT_NAME, "severity", "critical", "project", project, "environment", environment));
    }

    @Override
    public String toString() {
        return project + " to " + environment;
    }
}
