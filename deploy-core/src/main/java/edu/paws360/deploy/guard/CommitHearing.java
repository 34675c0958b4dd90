package edu.paws360.deploy.guard;

import edu.paws360.deploy.check.CheckResult;
import edu.paws360.deploy.check.CheckStatus;
import edu.paws360.deploy.check.ReasonCode;
import edu.paws360.deploy.github.CheckRun;
import edu.paws360.deploy.github.CommitStatus;
import edu.paws360.deploy.github.Github;
import edu.paws360.deploy.github.GithubAnswer;
import edu.paws360.deploy.github.GithubAnswer.Found;
import edu.paws360.deploy.github.GithubAnswer.Unknown;
import edu.paws360.deploy.github.Need;
import edu.paws360.deploy.github.RequiredCheck;
import edu.paws360.deploy.guard.CheckEvidence.Outcome;
import edu.paws360.deploy.secret.Shortened;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Asks GitHub whether the checks of a commit passed that its branch requires. */
final class CommitHearing {
    private static final String NAME = "commitChecks";
    private static final Need CHECKS = new Need("this commit", "checks=read");
    private static final Need STATUSES = new Need("this commit", "statuses=read");

    private final Github github;
    private final OwnJob job;
    private final String commit;
    private final long began = System.nanoTime();

    CommitHearing(Github github, OwnJob job, String commit) {
        this.github = github;
        this.job = job;
        this.commit = commit;
    }

    CheckResult result(KnownDemands known) throws InterruptedException {
        List<RequiredCheck> required = known.demands().checks();
        Optional<String> gap = known.checksGap().or(() -> unnamed(known));
        if (required.isEmpty() && gap.isEmpty()) {
            return CheckResult.withoutLook(
                    NAME, CheckStatus.NOT_CONFIGURED, "No checks are required, so none was looked for");
        }
        GithubAnswer<List<CheckRun>> runs = github.checks().runs(job.repository(), commit);
        GithubAnswer<List<CommitStatus>> statuses = github.checks().statuses(job.repository(), commit);
        CheckEvidence evidence = new CheckEvidence(found(runs), found(statuses), OptionalLong.empty());
        Optional<String> blind = why(runs, CHECKS).or(() -> why(statuses, STATUSES));
        return blind.isPresent()
                ? unknown(evidence, "What became of them cannot be told: " + blind.get())
                : judged(required, withOurs(evidence, required), gap);
    }

    private static Optional<String> unnamed(KnownDemands known) {
        return known.demands().workflows()
                ? Optional.of("workflows are required, and GitHub does not name their checks.")
                : Optional.empty();
    }

    private static <T> List<T> found(GithubAnswer<List<T>> answer) {
        return answer instanceof Found<List<T>> found ? found.value() : List.of();
    }

    private static Optional<String> why(GithubAnswer<?> answer, Need need) {
        return answer instanceof Unknown<?> unknown ? Optional.of(need.told(unknown)) : Optional.empty();
    }

    /** Which job is ours matters only where something has not ended yet. */
    private CheckEvidence withOurs(CheckEvidence evidence, List<RequiredCheck> required) throws InterruptedException {
        return evidence.isWaitingFor(required)
                ? new CheckEvidence(evidence.runs(), evidence.statuses(), job.id(github))
                : evidence;
    }

    private CheckResult judged(List<RequiredCheck> required, CheckEvidence evidence, Optional<String> gap) {
        List<Outcome> outcomes = required.stream().map(evidence::of).toList();
        List<String> faults = words(outcomes, CheckStatus.FAILED);
        if (!faults.isEmpty()) {
            return CheckResult.failed(
                    NAME,
                    ReasonCode.CHECKS_NOT_PASSED,
                    "Of the checks required of commit " + commit + ", " + Shortened.list(faults)
                            + ". Deploy a commit whose required checks have passed.",
                    took());
        }
        List<String> doubts = words(outcomes, CheckStatus.UNKNOWN);
        if (!doubts.isEmpty() || gap.isPresent()) {
            return unknown(
                    evidence,
                    gap.map(why -> "Not every required check is known: " + why)
                            .orElseGet(() -> "Of the checks required of commit " + commit + ", "
                                    + Shortened.list(doubts) + "."));
        }
        return CheckResult.passed(
                NAME,
                "Commit " + commit + " passed all that is required: "
                        + Shortened.list(words(outcomes, CheckStatus.PASSED)),
                took());
    }

    private static List<String> words(List<Outcome> outcomes, CheckStatus status) {
        return outcomes.stream()
                .filter(outcome -> outcome.status() == status)
                .map(Outcome::words)
                .distinct()
                .toList();
    }

    private CheckResult unknown(CheckEvidence evidence, String why) {
        List<String> failed = evidence.failed();
        String seen = failed.isEmpty()
                ? ""
                : " Of all checks of commit " + commit + ", these failed: " + Shortened.names(failed) + ".";
        return CheckResult.unknown(NAME, ReasonCode.CHECKS_NOT_PASSED, why + seen, took());
    }

    private Duration took() {
        return Duration.ofNanos(System.nanoTime() - began);
    }
}
