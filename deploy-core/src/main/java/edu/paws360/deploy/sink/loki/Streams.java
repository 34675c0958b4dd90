package edu.paws360.deploy.sink.loki;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Says which stream a line of one deployment's spool belongs to. Immutable. */
final class Streams {
    private static final String JOB = "paws360-deploy";

    private final LokiOrigin origin;
    private final LokiTags tags;

    Streams(SpoolOrigin spool) {
        this.origin = spool.origin();
        this.tags = spool.tags();
    }

    LokiOrigin origin() {
        return origin;
    }

    /** Whether other deployments have lines in the same streams, where none may come long after a younger one. */
    boolean areShared() {
        return tags == LokiTags.METADATA;
    }

    LokiStream of(SpoolLine line) {
        Map<String, String> labels = new TreeMap<>(Map.of(
                "job",
                JOB,
                "project",
                origin.project(),
                "environment",
                origin.environment(),
                "log",
                line.isJournal() ? "journal" : "output"));
        if (areShared()) {
            return new LokiStream(labels, run(line));
        }
        labels.putAll(run(line));
        return new LokiStream(labels, Map.of());
    }

    /** The tags that the specification demands of every line. */
    private Map<String, String> run(SpoolLine line) {
        Optional<String> other = line.otherDeployment();
        Map<String, String> run = new TreeMap<>(Map.of(
                "deployment_id", other.orElse(origin.deploymentId()),
                "runner_id", line.runner().orElse(origin.runnerId())));
        if (other.isEmpty()) {
            origin.workflowRunId().ifPresent(id -> run.put("workflow_run_id", id));
        }
        return run;
    }
}
