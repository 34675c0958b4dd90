package edu.paws360.deploy.guard;

import edu.paws360.deploy.github.Github;
import edu.paws360.deploy.github.GithubAnswer;
import edu.paws360.deploy.github.GithubAnswer.Found;
import edu.paws360.deploy.github.RunReference;
import edu.paws360.deploy.github.WorkflowJob;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The job that this process is part of. GitHub Actions does not tell a job its number, but the runner's name, and a runner has one
 * job at a time.
 *
 * @param run the run it belongs to
 * @param runner the runner's name, where it is told
 */
record OwnJob(RunReference run, Optional<String> runner) {
    String repository() {
        return run.repository();
    }

    /** Its number, which is also that of its check run; nothing where GitHub does not tell, or tells of several. */
    OptionalLong id(Github github) throws InterruptedException {
        if (runner.isEmpty()) {
            return OptionalLong.empty();
        }
        GithubAnswer<List<WorkflowJob>> jobs = github.runs().jobs(run);
        long[] ours = jobs instanceof Found<List<WorkflowJob>> found
                ? found.value().stream()
                        .filter(job -> job.isOn(runner.get()))
                        .mapToLong(WorkflowJob::id)
                        .toArray()
                : new long[0];
        return ours.length == 1 ? OptionalLong.of(ours[0]) : OptionalLong.empty();
    }
}
