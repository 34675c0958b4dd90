package edu.paws360.deploy.runner;

import edu.paws360.deploy.github.Github;
import edu.paws360.deploy.github.GithubAnswer;
import edu.paws360.deploy.github.GithubAnswer.Found;
import edu.paws360.deploy.github.RunReference;
import edu.paws360.deploy.github.WorkflowJob;
import edu.paws360.deploy.github.WorkflowRun;
import java.util.List;
import java.util.Optional;

/** What one look at a run on GitHub has seen. */
sealed interface GithubSight {
    /**
     * It is not over.
     *
     * @param runner the machine that took a job of it, if one did
     */
    record Going(Optional<String> runner) implements GithubSight {}

    /**
     * GitHub says that all of it is completed.
     *
     * @param conclusion how the run ended, in GitHub's words
     * @param jobs its jobs
     */
    record Over(String conclusion, List<WorkflowJob> jobs) implements GithubSight {
        /** Whether a machine took a job of it. */
        boolean wasTaken() {
            return jobs.stream().anyMatch(GithubSight::isTaken);
        }

        boolean succeeded() {
            return is("success")
                    && !jobs.isEmpty()
                    && jobs.stream()
                            .allMatch(job ->
                                    job.conclusion().filter("success"::equals).isPresent());
        }

        boolean is(String word) {
            return conclusion.equals(word);
        }
    }

    /**
     * GitHub did not say.
     *
     * @param why what was seen
     */
    record Unknown(String why) implements GithubSight {}

    /** Looks. Asks for the run itself only where its jobs do not say that it goes on. */
    static GithubSight of(Github github, RunReference reference) throws InterruptedException {
        GithubAnswer<List<WorkflowJob>> answer = github.runs().jobs(reference);
        if (!(answer instanceof Found<List<WorkflowJob>> jobs)) {
            return new Unknown(GithubWords.of(answer));
        }
        return jobs.value().stream().allMatch(WorkflowJob::isCompleted)
                ? whole(github, reference, jobs.value())
                : new Going(taken(jobs.value()));
    }

    private static GithubSight whole(Github github, RunReference reference, List<WorkflowJob> jobs)
            throws InterruptedException {
        GithubAnswer<WorkflowRun> answer = github.runs().run(reference);
        if (!(answer instanceof Found<WorkflowRun> run)) {
            return new Unknown(GithubWords.of(answer));
        }
        if (run.value().id() != reference.run() || run.value().attempt() != reference.attempt()) {
            return new Unknown("asked for run " + reference.run() + ", attempt " + reference.attempt()
                    + ", GitHub told of run " + run.value().id() + ", attempt "
                    + run.value().attempt());
        }
        return run.value().isCompleted()
                ? new Over(run.value().conclusion().orElse("without a word"), jobs)
                : new Going(taken(jobs));
    }

    /** Whether a machine may have begun with it: only what GitHub clearly never gave to one was not. */
    static boolean isTaken(WorkflowJob job) {
        boolean worked = job.conclusion()
                .filter(word -> !word.equals("cancelled") && !word.equals("skipped"))
                .isPresent();
        return job.runner().isPresent() || job.status().equals("in_progress") || worked;
    }

    private static Optional<String> taken(List<WorkflowJob> jobs) {
        return jobs.stream()
                .filter(GithubSight::isTaken)
                .map(job -> job.runner().orElse("a machine"))
                .findFirst();
    }
}
