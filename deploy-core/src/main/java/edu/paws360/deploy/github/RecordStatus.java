package edu.paws360.deploy.github;

import java.net.URI;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What was said to the record of a deployment. Immutable.
 *
 * @param id its number
 * @param state such as {@code in_progress}, {@code success}, {@code failure}, {@code error} or {@code inactive}
 * @param created when it was said
 * @param log where people see more, if that is told
 */
public record RecordStatus(long id, String state, Instant created, Optional<URI> log) {
    private static final String SUCCESS = "success";
    private static final String INACTIVE = "inactive";

    static RecordStatus of(Fields status) throws GithubFault {
        return new RecordStatus(
                status.number("id"), status.text("state"), status.instant("created_at"), status.link("log_url"));
    }

    /**
     * How the deployment ended, or how far it came: what was said last, whatever order GitHub lists it in. It tells the time in
     * whole seconds, so the numbers decide. That it is {@code inactive} does not count: GitHub says so itself of whatever has
     * succeeded before another record of the environment does, even one that deployed nothing.
     *
     * @param statuses all that was said
     * @return the last of it that counts; nothing where nothing does
     */
    public static Optional<RecordStatus> last(List<RecordStatus> statuses) {
        return statuses.stream()
                .filter(status -> !status.state().equals(INACTIVE))
                .max(Comparator.comparing(RecordStatus::created).thenComparing(RecordStatus::id));
    }

    /**
     * Whether a job of a run has said it, which links to itself.
     *
     * @param repository owner and name, with a slash
     * @param run the run's number
     * @return whether the link leads there
     */
    public boolean isOfRun(String repository, String run) {
        String page = "/" + repository + "/actions/runs/" + run;
        return log.map(URI::getPath)
                .filter(path -> path.endsWith(page) || path.contains(page + "/"))
                .isPresent();
    }

    /**
     * Whether it says that the deployment succeeded.
     *
     * @return whether the state is {@code success}
     */
    public boolean isSuccess() {
        return state.equals(SUCCESS);
    }
}
