package edu.paws360.deploy.wiring;

import edu.paws360.deploy.console.Screen;
import edu.paws360.deploy.console.Visible;
import edu.paws360.deploy.guard.Checkout;
import edu.paws360.deploy.queue.QueueUnavailableException;
import edu.paws360.deploy.runner.DispatchOrder;
import edu.paws360.deploy.runner.LocalRunner;
import edu.paws360.deploy.runner.OutputListener;
import edu.paws360.deploy.runner.Runner;
import edu.paws360.deploy.runner.RunnerOutcome;
import edu.paws360.deploy.runner.Work;
import edu.paws360.deploy.secret.Masker;
import edu.paws360.deploy.settings.SettingsReading;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Does the work of a deployment that runs elsewhere and dispatched us: the command or the playbook of the same commit, under a
 * supervisor, while that deployment holds production and not a moment longer. Used once.
 */
public final class DispatchedJob {
    private final Surroundings surroundings;
    private final SettingsReading reading;
    private final Screen screen;
    private final Masker masker;
    private final DispatchOrder order;

    /**
     * The work that the environment variables tell of.
     *
     * @param surroundings what the goal found around it
     * @param reading the settings
     * @param screen where people read along
     * @throws IllegalArgumentException if the variables tell of none; the message says what to do
     */
    public DispatchedJob(Surroundings surroundings, SettingsReading reading, Screen screen) {
        this.surroundings = surroundings.with(reading);
        this.reading = reading;
        this.screen = screen;
        this.masker = reading.masker();
        this.order = order(surroundings.environment());
    }

    private static DispatchOrder order(Map<String, String> environment) {
        try {
            return DispatchOrder.in(environment);
        } catch (IllegalArgumentException nobodys) {
            throw new IllegalArgumentException(
                    nobodys.getMessage()
                            + " deploy:dispatched does what a deployment with a runner github:… sends to it, in the"
                            + " workflow of deploy.runner.workflow; it is of no use by hand. Hand all inputs of that workflow on.",
                    nobodys);
        }
    }

    /**
     * Does it.
     *
     * @return why it did not succeed; empty if it did
     * @throws QueueUnavailableException if the queue's store does not say who holds production; nothing was run
     * @throws InterruptedException if interrupted before anything was run
     */
    public Optional<String> toFailure() throws QueueUnavailableException, InterruptedException {
        Optional<String> refusal = refusal();
        if (refusal.isPresent()) {
            return refusal;
        }
        Optional<Work> work = work();
        if (work.isEmpty()) {
            return Optional.of("what the POM of this commit runs is not what deployment " + order.deployment()
                    + " was to run: set it in the POM, not on the command line or by a variable that differs here");
        }
        DispatchedHold hold = new DispatchedHold(
                Queues.of(
                        reading.settings(),
                        surroundings.auditFolder(reading.settings().auditDir()),
                        surroundings.environment()),
                order);
        Optional<String> fault = hold.fault();
        if (fault.isPresent()) {
            return fault;
        }
        Optional<String> claimed = hold.claim(ourselves());
        if (claimed.isPresent()) {
            // Whoever sent us reads this: who has the work may be at it still.
            screen.warn(DispatchOrder.NOT_PROVEN + ", because it is not ours.");
            return claimed;
        }
        return run(work.get(), hold);
    }

    /** What people have to look for: the run on GitHub, the machine, and the process there. */
    private String ourselves() {
        Map<String, String> environment = surroundings.environment();
        return "run " + environment.getOrDefault("GITHUB_RUN_ID", "unknown") + " on runner "
                + environment.getOrDefault("RUNNER_NAME", "unknown") + ", process "
                + ProcessHandle.current().pid();
    }

    /** Why this is not what was sent. */
    private Optional<String> refusal() throws InterruptedException {
        String attempt = surroundings.environment().getOrDefault("GITHUB_RUN_ATTEMPT", "1");
        if (!attempt.equals("1")) {
            return Optional.of(
                    "attempt " + attempt + " of this run was sent by nobody: only the first one is a deployment's."
                            + " Deploy again instead");
        }
        Checkout checkout = surroundings.checkout();
        if (!(checkout instanceof Checkout.Found found)) {
            Checkout.NotTold not = (Checkout.NotTold) checkout;
            return Optional.of("the commit that is checked out is not known: " + not.seen() + ". " + not.advice());
        }
        return found.commit().equals(order.commit())
                ? Optional.empty()
                : Optional.of("checked out is commit " + found.commit() + ", expected " + order.commit()
                        + ": give actions/checkout the ref of the input commit");
    }

    /** Forward or back: whichever was sent. */
    private Optional<Work> work() {
        Stream<ExecutionWiring> known = Stream.concat(
                Stream.of(ExecutionWiring.deploying(surroundings, reading.settings())),
                ExecutionWiring.goingBack(surroundings, reading.settings()).stream());
        return known.map(wiring -> wiring.work(told()))
                .filter(work -> DispatchOrder.digest(work).equals(order.work()))
                .findFirst();
    }

    private Map<String, String> told() {
        return Map.of(
                "DEPLOY_ID", order.deployment(),
                "DEPLOY_COMMIT", order.commit(),
                "DEPLOY_BRANCH", order.branch(),
                "DEPLOY_ENVIRONMENT", order.environment(),
                "DEPLOY_FENCING_TOKEN", Long.toString(order.token()),
                "DEPLOY_RUNNER", order.runner());
    }

    private Optional<String> run(Work work, DispatchedHold hold) {
        surroundings.tellWithheld(screen);
        Runner runner = new LocalRunner(order.runner(), surroundings.withheld());
        CancelOnShutdown cancel = new CancelOnShutdown();
        try (HoldWatch watch = HoldWatch.over(Thread.currentThread(), hold::lost)) {
            RunnerOutcome outcome = runner.run(work, hold, listener());
            return told(outcome, watch::lost);
        } finally {
            cancel.close();
        }
    }

    private OutputListener listener() {
        return new OutputListener() {
            @Override
            public void line(String line) {
                print(masker.mask(line));
            }

            @Override
            public void unfinished(String line) {
                print(masker.maskCut(line));
            }

            private void print(String masked) {
                screen.say(Visible.onScreen("| " + Visible.of(masked)));
            }
        };
    }

    private Optional<String> told(RunnerOutcome outcome, Supplier<Optional<String>> lost) {
        if (!outcome.provenStopped()) {
            screen.warn(DispatchOrder.NOT_PROVEN + ".");
        }
        return outcome.succeeded()
                ? Optional.empty()
                : Optional.of(inWords(outcome, lost)
                        + (outcome.provenStopped() ? "" : "; it is not proven that it has stopped"));
    }

    private static String inWords(RunnerOutcome outcome, Supplier<Optional<String>> lost) {
        if (outcome instanceof RunnerOutcome.Exited exited) {
            return "the command ended with exit code " + exited.code();
        }
        if (outcome instanceof RunnerOutcome.TimedOut late) {
            return "the command took longer than " + late.limit().toSeconds()
                    + " s (deploy.runner.timeout) and was ended";
        }
        if (outcome instanceof RunnerOutcome.NotStarted not) {
            return not.why();
        }
        if (outcome instanceof RunnerOutcome.Lost gone) {
            return gone.why();
        }
        return "the command was ended because " + lost.get().orElse("this job was cancelled");
    }
}
