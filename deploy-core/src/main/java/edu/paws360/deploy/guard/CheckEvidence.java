package edu.paws360.deploy.guard;

import edu.paws360.deploy.check.CheckStatus;
import edu.paws360.deploy.github.CheckRun;
import edu.paws360.deploy.github.CommitStatus;
import edu.paws360.deploy.github.RequiredCheck;
import edu.paws360.deploy.secret.Shortened;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * What was said of a commit by whoever checks it.
 *
 * @param runs its check runs
 * @param statuses its statuses
 * @param ourJob the number of the job that deploys, whose own check cannot have ended; where it is known
 */
record CheckEvidence(List<CheckRun> runs, List<CommitStatus> statuses, OptionalLong ourJob) {
    /**
     * What became of a required check.
     *
     * @param status passed, failed (also what has not ended yet), or unknown
     * @param words what was seen
     */
    record Outcome(CheckStatus status, String words) {
        private static Outcome no(String words) {
            return new Outcome(CheckStatus.FAILED, words);
        }
    }

    /** Everything that goes by this name has to be good: of two workflows with a job of the same name, both. */
    Outcome of(RequiredCheck check) {
        String name = Shortened.name(check.name());
        List<CheckRun> named = runs.stream().filter(run -> isMeant(run, check)).toList();
        List<CommitStatus> said = statuses.stream()
                .filter(status -> status.context().equals(check.name()))
                .toList();
        if (named.isEmpty() && check.app().isPresent() && !said.isEmpty()) {
            return new Outcome(
                    CheckStatus.UNKNOWN,
                    name + " is a status, and GitHub does not tell whether app "
                            + check.app().getAsLong() + " set it, as is required");
        }
        Stream<String> faults = Stream.concat(
                named.stream().flatMap(run -> fault(run).stream()),
                // Who set a status is not told, so it can neither fulfil nor break what one app is asked for.
                said.stream().filter(status -> check.app().isEmpty()).flatMap(status -> fault(status).stream()));
        return faults.findFirst()
                .map(fault -> Outcome.no(name + " " + fault))
                .orElseGet(() -> named.isEmpty() && said.isEmpty()
                        ? Outcome.no(name + " was not run")
                        : new Outcome(CheckStatus.PASSED, name));
    }

    private static boolean isMeant(CheckRun run, RequiredCheck check) {
        return run.name().equals(check.name())
                && (check.app().isEmpty() || check.app().equals(run.app()));
    }

    private Optional<String> fault(CheckRun run) {
        if (run.conclusion().isEmpty()) {
            return isOurs(run)
                    ? Optional.empty()
                    : Optional.of("has not ended yet (" + Shortened.name(run.status()) + ")");
        }
        return run.conclusion().filter(end -> !run.hasPassed()).map(end -> "ended as " + Shortened.name(end));
    }

    private static Optional<String> fault(CommitStatus status) {
        return status.hasPassed() ? Optional.empty() : Optional.of("is " + Shortened.name(status.state()));
    }

    private boolean isOurs(CheckRun run) {
        return ourJob.isPresent() && ourJob.getAsLong() == run.id();
    }

    /** Whether a required check has not ended, which could be the job that deploys. */
    boolean isWaitingFor(List<RequiredCheck> required) {
        return runs.stream().filter(run -> run.conclusion().isEmpty()).anyMatch(run -> required.stream()
                .anyMatch(check -> isMeant(run, check)));
    }

    /** Everything that failed, required or not. */
    List<String> failed() {
        return Stream.concat(
                        runs.stream().filter(CheckRun::hasFailed).map(CheckRun::name),
                        statuses.stream().filter(CommitStatus::hasFailed).map(CommitStatus::context))
                .distinct()
                .toList();
    }
}
