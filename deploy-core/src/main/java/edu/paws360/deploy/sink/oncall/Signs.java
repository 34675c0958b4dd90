package edu.paws360.deploy.sink.oncall;

import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where whoever is called finds more. Nothing of it is secret. Immutable.
 *
 * @param deploymentId the deployment that tells; log and report are its own
 * @param run where people see its run at the CI, where it has one
 * @param log where its log is, with the machine
 * @param report where its report is, with the machine
 * @param runbook what to read when it goes wrong ({@code deploy.oncall.runbook})
 */
public record Signs(
        String deploymentId, Optional<URI> run, Optional<String> log, Optional<String> report, Optional<URI> runbook) {
    /** No signs at all. */
    public static final Signs NONE =
            new Signs("", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** As GitHub has them, with the number of the attempt or without. */
    private static final Pattern RUN = Pattern.compile("(https?://.+/actions/runs/)\\d+(/attempts/\\d+)?");

    private static final Pattern NUMBER = Pattern.compile("\\d+");

    /** Refuses what is missing. */
    public Signs {
        Objects.requireNonNull(deploymentId, "deploymentId");
    }

    private boolean isOwn(Incident incident) {
        return incident.deploymentId().equals(deploymentId);
    }

    /** The run of any deployment of this repository: what differs is its number, which the journal holds. */
    Optional<URI> runOf(Incident incident) {
        if (isOwn(incident)) {
            return run;
        }
        Optional<Matcher> ours = run.map(URI::toString).map(RUN::matcher).filter(Matcher::matches);
        return ours.flatMap(link -> incident.started()
                .workflowRunId()
                .filter(id -> NUMBER.matcher(id).matches())
                .map(id -> URI.create(link.group(1) + id)));
    }

    Optional<String> logOf(Incident incident) {
        return log.filter(file -> isOwn(incident));
    }

    Optional<String> reportOf(Incident incident) {
        return report.filter(file -> isOwn(incident));
    }
}
