package edu.paws360.deploy.github;

import java.net.URI;
import java.util.Optional;

/**
 * The run that a dispatch became. Immutable.
 *
 * @param reference the run, in its first attempt
 * @param page where people see it, if GitHub tells
 */
public record DispatchedRun(RunReference reference, Optional<URI> page) {
    static DispatchedRun of(Fields answer, String repository) throws GithubFault {
        return new DispatchedRun(
                new RunReference(repository, answer.number("workflow_run_id"), 1), answer.link("html_url"));
    }
}
