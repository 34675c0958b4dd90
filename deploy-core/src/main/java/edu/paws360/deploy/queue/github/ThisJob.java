package edu.paws360.deploy.queue.github;

import edu.paws360.deploy.github.RunReference;
import edu.paws360.deploy.github.WorkflowFile;
import java.util.Map;
import java.util.Optional;

/**
 * What GitHub Actions tells a job of itself. Immutable.
 *
 * @param repository owner and name, with a slash
 * @param run which run the job is part of; nothing outside of GitHub Actions
 * @param workflow the name of the workflow's file, where it is told
 * @param key what the workflow calls the job, where it is told
 * @param runner the name of the runner, where it is told
 */
record ThisJob(
        String repository,
        Optional<RunReference> run,
        Optional<String> workflow,
        Optional<String> key,
        Optional<String> runner) {
    /** Nothing where no repository is named. */
    static Optional<ThisJob> in(Map<String, String> variables) {
        Optional<RunReference> run = RunReference.in(variables);
        Optional<String> repository = run.map(RunReference::repository)
                .or(() -> Optional.ofNullable(variables.get("GITHUB_REPOSITORY"))
                        .filter(name -> name.matches("[A-Za-z0-9][A-Za-z0-9_-]*/[A-Za-z0-9_-][A-Za-z0-9._-]*")));
        return repository.map(name -> new ThisJob(
                name,
                run,
                WorkflowFile.in(variables).map(WorkflowFile::name),
                set(variables, "GITHUB_JOB"),
                set(variables, "RUNNER_NAME")));
    }

    private static Optional<String> set(Map<String, String> variables, String name) {
        return Optional.ofNullable(variables.get(name)).filter(value -> !value.isBlank());
    }

    /** Whether something is of our run. */
    boolean isOf(long other) {
        return run.filter(own -> own.run() == other).isPresent();
    }
}
