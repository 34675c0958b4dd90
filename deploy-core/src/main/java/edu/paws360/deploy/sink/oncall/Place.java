package edu.paws360.deploy.sink.oncall;

import edu.paws360.deploy.event.DeploymentStarted;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an alert is about: a project in an environment, and whether it is its deployments or the line before them. Whatever
 * goes wrong there is the same alert, so that the next success ends it, and the on-call engineer has one page and not ten.
 * Immutable.
 *
 * @param project the project, as group and artifact
 * @param environment the environment it goes to
 * @param kind what of it
 */
record Place(String project, String environment, Kind kind) {

    /** What can go wrong, and how bad that is. */
    enum Kind {
        DEPLOYMENT("ProductionDeploymentFailed", "critical", ""),
        QUEUE("ProductionQueueCrowded", "warning", "the queue of ");

        private final String alertName;
        private final String severity;
        private final String inWords;

        Kind(String alertName, String severity, String inWords) {
            this.alertName = alertName;
            this.severity = severity;
            this.inWords = inWords;
        }
    }

    static Place of(DeploymentStarted started) {
        return new Place(started.project(), started.environment(), Kind.DEPLOYMENT);
    }

    static Place queueOf(DeploymentStarted started) {
        return new Place(started.project(), started.environment(), Kind.QUEUE);
    }

    /** The labels, by which an Alertmanager knows an alert again. */
    Map<String, String> labels() {
        return new TreeMap<>(Map.of(
                "alertname",
                kind.alertName,
                "severity",
                kind.severity,
                "project",
                project,
                "environment",
                environment));
    }

    @Override
    public String toString() {
        return kind.inWords + project + " to " + environment;
    }
}
