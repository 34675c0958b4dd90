package edu.paws360.deploy.sink.oncall;

import edu.paws360.deploy.event.DeploymentStarted;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * What an incident is about: a project in an environment, and what of it goes wrong. Whatever goes wrong there is the same
 * incident until it ends, so that the next success ends it, and the on-call engineer has one page and not ten. Immutable.
 *
 * @param project the project, as group and artifact
 * @param environment the environment it goes to
 * @param kind what of it
 */
record Place(String project, String environment, Kind kind) {
    /** PagerDuty takes no longer key. */
    private static final int LONGEST_KEY = 255;

    /** What can go wrong, and how bad that is. The words are those of the table in {@code docs/oncall.md}. */
    enum Kind {
        /** Production was touched and may be broken. */
        DEPLOYMENT("ProductionDeploymentFailed", Severity.CRITICAL, ""),
        /** A release failed, and the earlier version runs again, healthy. */
        ROLLED_BACK("ProductionDeploymentRolledBack", Severity.ERROR, "the rolled back release of "),
        /** What all deployments need, the queue's store or the journal, was lost before production was touched. */
        BLOCKED("ProductionDeploymentsBlocked", Severity.ERROR, "deployments of "),
        /** Nobody approved in time. */
        APPROVAL("ProductionApprovalTimedOut", Severity.WARNING, "the approval of "),
        /** More wait than should (spec, "Queue Management"). */
        QUEUE("ProductionQueueCrowded", Severity.WARNING, "the queue of ");

        private final String alertName;
        private final Severity severity;
        private final String inWords;

        Kind(String alertName, Severity severity, String inWords) {
            this.alertName = alertName;
            this.severity = severity;
            this.inWords = inWords;
        }

        String alertName() {
            return alertName;
        }

        Severity severity() {
            return severity;
        }
    }

    static Place of(DeploymentStarted started, Kind kind) {
        return new Place(started.project(), started.environment(), kind);
    }

    /** What PagerDuty and others know an incident by: the same for every deployment, process and run. */
    String key() {
        String key = "paws360-deploy/" + kind.alertName + "/" + environment + "/" + project;
        return key.length() <= LONGEST_KEY
                ? key
                : "paws360-deploy/" + UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8));
    }

    /** The labels, by which an Alertmanager knows an alert again. */
    Map<String, String> labels() {
        return new TreeMap<>(Map.of(
                "alertname",
                kind.alertName,
                "severity",
                kind.severity.label(),
                "project",
                project,
                "environment",
                environment));
    }

    /** Project and environment alone. */
    String where() {
        return project + " to " + environment;
    }

    @Override
    public String toString() {
        return kind.inWords + where();
    }
}
