package edu.paws360.deploy.runner;

import edu.paws360.deploy.github.DispatchedRun;
import edu.paws360.deploy.github.Github;
import edu.paws360.deploy.github.GithubAnswer;
import edu.paws360.deploy.github.GithubAnswer.Found;
import edu.paws360.deploy.github.WorkflowJob;
import edu.paws360.deploy.runner.GithubSight.Going;
import edu.paws360.deploy.runner.GithubSight.Over;
import edu.paws360.deploy.runner.GithubSight.Unknown;
import edu.paws360.deploy.runner.GithubStop.Cause;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import tools.jackson.databind.json.JsonMapper;

/** Has one run made on GitHub, and follows it until GitHub says that it is completed. For one thread. */
final class GithubWatch {
    /** Three looks a minute leave two fifths of the requests that a deployment has in an hour for the rest. */
    static final Duration BETWEEN_LOOKS = Duration.ofSeconds(20);

    static final Duration WHILE_ENDING = Duration.ofSeconds(10);

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final CountDownLatch NEVER = new CountDownLatch(1);

    private final Github github;
    private final String repository;
    private final GithubPlace place;
    private final Work work;
    private final GithubOutput output;
    private final Tempo tempo;
    private final CountDownLatch cancel;
    private final Instant began = Instant.now();

    private boolean asked;
    private boolean taken;
    private Duration due;
    private GithubStop stop;
    private String lastUnknown = "";

    GithubWatch(
            Github github,
            String repository,
            GithubPlace place,
            Work work,
            OutputListener listener,
            Tempo tempo,
            CountDownLatch cancel) {
        this.github = github.once();
        this.repository = repository;
        this.place = place;
        this.work = work;
        this.output = new GithubOutput(listener, tempo);
        this.tempo = tempo;
        this.cancel = cancel;
    }

    RunnerOutcome outcome() {
        try (output) {
            return dispatched(DispatchOrder.of(work));
        } catch (IllegalArgumentException unfit) {
            return new RunnerOutcome.NotStarted(String.valueOf(unfit.getMessage()), began, began);
        } catch (InterruptedException impatient) {
            return new RunnerOutcome.Cancelled(began, Instant.now(), !asked);
        }
    }

    private RunnerOutcome dispatched(DispatchOrder order) throws InterruptedException {
        if (cancel.getCount() == 0) {
            return new RunnerOutcome.Cancelled(began, Instant.now(), true);
        }
        asked = true;
        GithubAnswer<DispatchedRun> answer =
                github.workflows().dispatch(repository, place.workflow(), order.branch(), inputs(order));
        if (answer instanceof Found<DispatchedRun> found) {
            return followed(found.value());
        }
        String seen = "workflow " + place.workflow() + " was dispatched, ";
        return GithubWords.isNo(answer)
                ? new RunnerOutcome.NotStarted(
                        seen + "and GitHub refused: " + GithubWords.of(answer), began, Instant.now())
                : new RunnerOutcome.Lost(
                        seen + "and GitHub did not say which run it became, so it may run: " + GithubWords.of(answer)
                                + ". Look at the workflow's runs on GitHub, and cancel it there",
                        began,
                        Instant.now(),
                        false);
    }

    private Map<String, String> inputs(DispatchOrder order) {
        Map<String, String> inputs = new LinkedHashMap<>();
        inputs.put("labels", JSON.writeValueAsString(place.labels()));
        inputs.putAll(order.inputs());
        return inputs;
    }

    private RunnerOutcome followed(DispatchedRun run) throws InterruptedException {
        GithubEnding ending = new GithubEnding(place, work, run, began, tempo);
        output.say("run " + run.reference().run() + " was dispatched to a machine with the labels " + place.inWords()
                + run.page().map(page -> ": " + page).orElse("")
                + ". GitHub has no log of a job that runs: it comes when the job has ended.");
        due = tempo.now().plus(place.pickup());
        while (true) {
            GithubSight sight = GithubSight.of(github, run.reference());
            if (sight instanceof Over over) {
                return ended(run, over, ending);
            }
            note(sight);
            begin(run);
            if (stop != null) {
                stop.insist();
                if (stop.isHopeless()) {
                    return ending.unproven(stop.cause(), lastUnknown);
                }
            }
            tempo.pause(untilNextLook(), stop == null ? cancel : NEVER);
        }
    }

    private void note(GithubSight sight) {
        lastUnknown = sight instanceof Unknown unknown ? ": " + unknown.why() : "";
        if (!taken && sight instanceof Going going && going.runner().isPresent()) {
            taken = true;
            due = tempo.now().plus(work.timeout());
            output.say(going.runner().get() + " took the job.");
        }
    }

    /** Begins to end the run, if there is a reason. */
    private void begin(DispatchedRun run) {
        if (stop == null) {
            cause().ifPresent(why -> {
                stop = new GithubStop(github, run.reference(), why, tempo);
                output.say("run " + run.reference().run() + " is cancelled.");
            });
        }
    }

    private Optional<Cause> cause() {
        if (cancel.getCount() == 0) {
            return Optional.of(Cause.CANCEL);
        }
        return tempo.now().compareTo(due) >= 0
                ? Optional.of(taken ? Cause.TIME_LIMIT : Cause.NOT_TAKEN)
                : Optional.empty();
    }

    private Duration untilNextLook() {
        Duration left = due.minus(tempo.now());
        if (stop != null) {
            return WHILE_ENDING;
        }
        return left.compareTo(BETWEEN_LOOKS) < 0 ? left : BETWEEN_LOOKS;
    }

    private RunnerOutcome ended(DispatchedRun run, Over over, GithubEnding ending) throws InterruptedException {
        for (WorkflowJob job : over.jobs()) {
            if (GithubSight.isTaken(job)) {
                output.bring(github, run.reference(), job);
            }
        }
        if (over.wasTaken() && !over.succeeded()) {
            tempo.pause(settling(), NEVER);
        }
        return ending.of(over, Optional.ofNullable(stop).map(GithubStop::cause), isProven(over));
    }

    /** A machine that was lost sends no log, and may work on: that GitHub has given it up proves nothing. */
    private boolean isProven(Over over) {
        return !output.isDoubted() && (over.succeeded() || !output.isUnread());
    }

    /** GitHub's word is about its job: what a job that was killed had started is ended by those who watch over it. */
    private Duration settling() {
        Duration longest = SshRunner.LONGEST_HEARTBEAT;
        Duration heartbeat = work.heartbeat().compareTo(longest) < 0 ? work.heartbeat() : longest;
        return Loss.Elsewhere.provenAt(Duration.ZERO, work.withHeartbeat(heartbeat));
    }
}
