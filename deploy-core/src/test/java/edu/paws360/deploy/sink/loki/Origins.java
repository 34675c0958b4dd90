package edu.paws360.deploy.sink.loki;

import edu.paws360.deploy.event.DeploymentStarted;
import edu.paws360.deploy.testbed.LokiEntry;
import edu.paws360.deploy.testbed.StrictLoki;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Whose lines the tests send, and how they look in a Loki. */
final class Origins {
    static final String RUNNER = "runner-1";

    /** Everything a hundred times as fast as usual, but for what a loaded machine needs. */
    static final LokiTimes QUICK = new LokiTimes(
            Duration.ofSeconds(2),
            Duration.ofSeconds(8),
            Duration.ofMillis(5),
            Duration.ofMillis(2),
            Duration.ofMillis(20),
            Duration.ofSeconds(2),
            Duration.ofSeconds(1));

    /** As fast, where a Loki is waited for however long the machine takes. */
    static final LokiTimes PATIENT = new LokiTimes(
            Duration.ofSeconds(40),
            Duration.ofSeconds(50),
            QUICK.linger(),
            QUICK.firstPause(),
            QUICK.longestPause(),
            QUICK.longestOrder(),
            QUICK.farewell());

    private Origins() {}

    static LokiOrigin of(String deploymentId) {
        return new LokiOrigin("edu:paws360", "production", deploymentId, Optional.of("4711"), RUNNER);
    }

    static LokiTarget at(URI url, LokiTimes times) {
        LokiTarget usual = LokiTarget.at(url, Optional.empty(), Optional.empty(), LokiTags.LABELS);
        return new LokiTarget(usual.endpoint(), usual.tenant(), usual.tags(), times);
    }

    static LokiTarget at(StrictLoki loki) {
        return at(loki.uri(), QUICK);
    }

    static Map<String, String> labels(String deploymentId, String log, String runnerId) {
        return new TreeMap<>(Map.of(
                "job", "paws360-deploy",
                "project", "edu:paws360",
                "environment", "production",
                "log", log,
                "deployment_id", deploymentId,
                "workflow_run_id", "4711",
                "runner_id", runnerId));
    }

    /** What a Loki has of a deployment's output, as it arrived. */
    static List<String> output(StrictLoki loki, String deploymentId) {
        return lines(loki, labels(deploymentId, "output", RUNNER));
    }

    static List<String> journal(StrictLoki loki, String deploymentId) {
        return lines(loki, labels(deploymentId, "journal", RUNNER));
    }

    /** What a Loki has of one of a deployment's logs, as it arrived, however that is tagged. */
    static List<String> lines(StrictLoki loki, LokiTags tags, String deploymentId, String log) {
        Map<String, String> labels = labels(deploymentId, log, RUNNER);
        if (tags == LokiTags.LABELS) {
            return lines(loki, labels);
        }
        labels.keySet().removeAll(List.of("deployment_id", "workflow_run_id", "runner_id"));
        return loki.byArrival(labels).stream()
                .filter(entry -> entry.metadata().get("deployment_id").equals(deploymentId))
                .map(LokiEntry::line)
                .toList();
    }

    private static List<String> lines(StrictLoki loki, Map<String, String> labels) {
        return loki.byArrival(labels).stream().map(LokiEntry::line).toList();
    }

    static DeploymentStarted started() {
        return new DeploymentStarted(
                "edu:paws360",
                "production",
                "ada",
                "main",
                "a".repeat(40),
                false,
                "release",
                "group",
                Optional.of("4711"),
                RUNNER,
                1,
                "1.0");
    }
}
