package edu.paws360.deploy.runner;

import edu.paws360.deploy.github.Github;
import edu.paws360.deploy.github.GithubAccess;
import edu.paws360.deploy.github.GithubAnswer;
import edu.paws360.deploy.github.GithubAnswer.Found;
import edu.paws360.deploy.github.RunReference;
import edu.paws360.deploy.github.Workflow;
import edu.paws360.deploy.secret.Secret;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/**
 * Has work done by a job of GitHub Actions, on a machine with certain labels: dispatches a workflow, once, and follows its run to
 * the end. The job gets the work's {@link DispatchOrder} and does it with its own checkout and its own secrets, under a supervisor
 * over there; neither command nor environment of the work are sent.
 *
 * <p>What is known of it is GitHub's word. It counts as stopped when GitHub says that every job of the run is completed, and
 * supervisor and watchdog have had the time that they need to end what a killed job leaves behind. GitHub has no log of a job that
 * runs, so all of it comes at the end. A run that does not end is cancelled, then cancelled by force; after 6 minutes its end is
 * not proven.
 */
public final class GithubRunner implements Runner {
    private final String name;
    private final GithubAccess access;
    private final GithubPlace place;
    private final Tempo tempo;
    private final Optional<Github> github;
    private final String obstacle;

    /**
     * A runner on GitHub.
     *
     * @param name tells runners apart, such as {@code github:self-hosted,production}
     * @param access which repository this is, and with what GitHub is asked
     * @param place which workflow, and where
     */
    public GithubRunner(String name, GithubAccess access, GithubPlace place) {
        this(name, access, place, Tempo.REAL);
    }

    GithubRunner(String name, GithubAccess access, GithubPlace place, Tempo tempo) {
        this.name = name;
        this.access = access;
        this.place = place;
        this.tempo = tempo;
        Optional<Github> api = Optional.empty();
        String why = "";
        try {
            api = access.api();
        } catch (IllegalArgumentException unusable) {
            why = String.valueOf(unusable.getMessage());
        }
        this.github = api;
        this.obstacle = why;
    }

    @Override
    public String name() {
        return name;
    }

    /** The token alone: a job has secrets of its own, and gets none of ours. */
    @Override
    public List<String> secretNames(List<String> ofTheWork) {
        return access.secret().map(Secret::name).stream().toList();
    }

    @Override
    public Fitness fitness(Work work) throws InterruptedException {
        Optional<String> missing = missing();
        if (missing.isPresent()) {
            return new Fitness.Unfit(missing.get());
        }
        GithubAnswer<Workflow> answer = github.orElseThrow().workflows().workflow(repository(), place.workflow());
        if (answer instanceof Found<Workflow> found) {
            return found.value().isActive()
                    ? new Fitness.Fit(found.value().path() + " is active")
                    : new Fitness.Unfit(found.value().path() + " is "
                            + found.value().state() + " on GitHub, expected active: enable it");
        }
        return new Fitness.Unfit("whether there is a workflow " + place.workflow()
                + " to dispatch (deploy.runner.workflow) is not known: " + GithubWords.of(answer));
    }

    @Override
    public RunnerOutcome run(Work work, Mandate mandate, OutputListener output) {
        Instant began = Instant.now();
        Optional<String> missing = missing();
        if (missing.isPresent()) {
            return new RunnerOutcome.NotStarted(missing.get(), began, began);
        }
        CountDownLatch stop = new CountDownLatch(1);
        GithubWatch watch = new GithubWatch(github.orElseThrow(), repository(), place, work, output, tempo, stop);
        RunnerOutcome outcome = Errand.carryOut(watch::outcome, stop::countDown);
        if (outcome instanceof RunnerOutcome.Cancelled) {
            Thread.interrupted(); // the outcome says it
        }
        return outcome;
    }

    private Optional<String> missing() {
        if (!obstacle.isEmpty()) {
            return Optional.of(obstacle);
        }
        if (access.run().isEmpty()) {
            return Optional.of(RunReference.NONE + ". Deploy by a workflow, or from another runner");
        }
        return github.isPresent()
                ? Optional.empty()
                : Optional.of(
                        "without a token no workflow can be dispatched. Give the step env: GITHUB_TOKEN: ${{ github.token"
                                + " }} and the job permissions: actions: write, or set deploy.github.token");
    }

    private String repository() {
        return access.run().orElseThrow().repository();
    }
}
