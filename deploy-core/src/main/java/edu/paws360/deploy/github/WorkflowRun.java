package edu.paws360.deploy.github;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * A run of a workflow. Immutable.
 *
 * @param id its number
 * @param repository owner and name, with a slash
 * @param attempt which attempt is the latest, from 1
 * @param commit the full SHA
 * @param status such as {@code in_progress}, {@code waiting} or {@code completed}
 * @param conclusion how it ended, such as {@code success}, {@code failure} or {@code cancelled}, where it has
 * @param actor who started the first attempt, where GitHub still knows
 * @param triggeringActor who started the latest attempt, where GitHub still knows
 * @param created when the first attempt was started
 * @param branch where the commit comes from, where GitHub tells
 * @param event what started it, such as {@code push}; empty where GitHub does not tell
 * @param workflow the number of its workflow
 * @param begun when the latest attempt was started, or the first one where GitHub does not tell
 * @param page where people see it, if GitHub tells
 */
public record WorkflowRun(
        long id,
        String repository,
        long attempt,
        String commit,
        String status,
        Optional<String> conclusion,
        Optional<GithubUser> actor,
        Optional<GithubUser> triggeringActor,
        Instant created,
        Optional<String> branch,
        String event,
        long workflow,
        Instant begun,
        Optional<URI> page) {

    static WorkflowRun of(Fields run) throws GithubFault {
        return new WorkflowRun(
                run.number("id"),
                run.object("repository").text("full_name"),
                run.number("run_attempt"),
                run.text("head_sha"),
                run.text("status"),
                run.has("conclusion") ? Optional.of(run.text("conclusion")) : Optional.empty(),
                user(run, "actor"),
                user(run, "triggering_actor"),
                run.instant("created_at"),
                run.has("head_branch") ? Optional.of(run.text("head_branch")) : Optional.empty(),
                run.has("event") ? run.text("event") : "",
                run.number("workflow_id"),
                run.instant(run.has("run_started_at") ? "run_started_at" : "created_at"),
                run.link("html_url"));
    }

    /**
     * Whether it is the one that was asked for.
     *
     * @param asked run and attempt
     * @return whether number, attempt and repository are the same
     */
    public boolean is(RunReference asked) {
        return id == asked.run() && attempt == asked.attempt() && repository.equalsIgnoreCase(asked.repository());
    }

    /**
     * Whether it has ended, however that was.
     *
     * @return whether its status is {@code completed}
     */
    public boolean isCompleted() {
        return status.equals("completed");
    }

    private static Optional<GithubUser> user(Fields run, String name) throws GithubFault {
        Optional<Fields> user = run.find(name);
        return user.isPresent() ? Optional.of(GithubUser.of(user.get())) : Optional.empty();
    }
}
