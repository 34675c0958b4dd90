package edu.paws360.deploy.github;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What a GitHub App, such as GitHub Actions, says of a commit. Immutable.
 *
 * @param id its number; that of a job is the job's own
 * @param name its name
 * @param status such as {@code queued}, {@code in_progress} or {@code completed}
 * @param conclusion how it ended, such as {@code success} or {@code failure}, where it has
 * @param app which app says so, where that is told
 */
public record CheckRun(long id, String name, String status, Optional<String> conclusion, OptionalLong app) {
    private static final Set<String> GOOD = Set.of("success", "neutral", "skipped");

    static CheckRun of(Fields run) throws GithubFault {
        String status = run.text("status");
        Optional<String> conclusion =
                status.equals("completed") ? Optional.of(run.text("conclusion")) : Optional.empty();
        Optional<Fields> app = run.find("app");
        return new CheckRun(
                run.number("id"),
                run.text("name"),
                status,
                conclusion,
                app.isPresent() ? app.get().id("id") : OptionalLong.empty());
    }

    /**
     * Whether it has ended well: as GitHub counts it, neutral and skipped are as good as success.
     *
     * @return whether it has
     */
    public boolean hasPassed() {
        return conclusion.filter(GOOD::contains).isPresent();
    }

    /**
     * Whether it has ended, and not well.
     *
     * @return whether it has
     */
    public boolean hasFailed() {
        return conclusion.isPresent() && !hasPassed();
    }
}
