package edu.paws360.deploy.runner;

import edu.paws360.deploy.github.DispatchedRun;
import edu.paws360.deploy.github.WorkflowJob;
import edu.paws360.deploy.runner.GithubSight.Over;
import edu.paws360.deploy.runner.GithubStop.Cause;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the end of a run on GitHub means for the work. For one run. */
final class GithubEnding {
    private final GithubPlace place;
    private final Work work;
    private final DispatchedRun run;
    private final Instant began;
    private final Duration start;
    private final Tempo tempo;

    GithubEnding(GithubPlace place, Work work, DispatchedRun run, Instant began, Tempo tempo) {
        this.place = place;
        this.work = work;
        this.run = run;
        this.began = began;
        this.tempo = tempo;
        this.start = tempo.now();
    }

    /** All of it is completed. */
    RunnerOutcome of(Over over, Optional<Cause> cause, boolean proven) {
        if (over.succeeded()) {
            return new RunnerOutcome.Exited(0, began, now(), proven);
        }
        if (over.is("success")) {
            return lost("is said to have succeeded, but not each of its jobs did", false);
        }
        return over.wasTaken() ? taken(over, cause, proven) : notTaken(over, cause);
    }

    private RunnerOutcome taken(Over over, Optional<Cause> cause, boolean proven) {
        if (cause.isPresent() && cause.get() != Cause.NOT_TAKEN) {
            return stopped(cause.get(), proven);
        }
        return switch (over.conclusion()) {
            case "failure" -> new RunnerOutcome.Failed(failed(over), began, now(), proven);
            case "cancelled" ->
                lost(
                        cause.isPresent()
                                ? "was taken by a machine just when it was cancelled because none had taken it"
                                : "was cancelled on GitHub",
                        proven);
            case "timed_out" -> lost("was ended by GitHub: its job took longer than its timeout-minutes", proven);
            default -> lost("ended as " + over.conclusion(), proven);
        };
    }

    private String failed(Over over) {
        String jobs = over.jobs().stream()
                .filter(job -> job.conclusion().filter("failure"::equals).isPresent())
                .map(GithubEnding::inWords)
                .collect(Collectors.joining(", "));
        return "the job failed" + (jobs.isEmpty() ? "" : ": " + jobs) + "; its log says why" + page();
    }

    private static String inWords(WorkflowJob job) {
        return job.name() + job.runner().map(runner -> " on " + runner).orElse("");
    }

    private RunnerOutcome notTaken(Over over, Optional<Cause> cause) {
        if (cause.isPresent() && cause.get() == Cause.CANCEL) {
            return stopped(Cause.CANCEL, true);
        }
        return new RunnerOutcome.NotStarted(
                cause.isPresent()
                        ? notTakenInTime() + "; it was cancelled before one did" + page()
                        : named() + " ended as " + over.conclusion() + " before a machine took its job" + page(),
                began,
                now());
    }

    private String notTakenInTime() {
        return "no machine with the labels " + place.inWords() + " took the job within "
                + place.pickup().toSeconds() + " s (deploy.runner.pickup): look whether one is online and idle";
    }

    /** GitHub did not say that it is completed. */
    RunnerOutcome unproven(Cause cause, String lastSeen) {
        return cause == Cause.NOT_TAKEN
                ? new RunnerOutcome.Lost(
                        notTakenInTime() + "; it was to be cancelled, and GitHub did not say that it is completed"
                                + lastSeen + page(),
                        began,
                        now(),
                        false)
                : stopped(cause, false);
    }

    private RunnerOutcome stopped(Cause cause, boolean proven) {
        return cause == Cause.TIME_LIMIT
                ? new RunnerOutcome.TimedOut(work.timeout(), began, now(), proven)
                : new RunnerOutcome.Cancelled(began, now(), proven);
    }

    private RunnerOutcome lost(String how, boolean proven) {
        return new RunnerOutcome.Lost(named() + " " + how + page(), began, now(), proven);
    }

    private String named() {
        return "run " + run.reference().run();
    }

    private String page() {
        return run.page().map(address -> " (" + address + ")").orElse("");
    }

    private Instant now() {
        return began.plus(tempo.now().minus(start));
    }
}
