package edu.paws360.deploy.guard;

import edu.paws360.deploy.github.DeploymentRecord;
import edu.paws360.deploy.github.Deployments;
import edu.paws360.deploy.github.GithubAccess;
import edu.paws360.deploy.github.GithubAnswer;
import edu.paws360.deploy.github.GithubAnswer.Forbidden;
import edu.paws360.deploy.github.GithubAnswer.Found;
import edu.paws360.deploy.github.GithubAnswer.Unknown;
import edu.paws360.deploy.github.Need;
import edu.paws360.deploy.github.RecordStatus;
import edu.paws360.deploy.http.Countdown;
import edu.paws360.deploy.queue.LiveCommit;
import edu.paws360.deploy.secret.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What GitHub's records of deployments tell: among the newest of the environment, the one that was said last to have succeeded,
 * whoever made it, a job of another run that names the environment, or somebody with the right to. It takes at most a minute. The token needs
 * {@code deployments=read}. Records that name another project do not count.
 *
 * @param access which run this is, and with what GitHub is asked; both are there
 * @param environment the environment on GitHub
 * @param project group and artifact of what is deployed, with a colon
 */
public record LiveOnGithub(GithubAccess access, String environment, String project) implements LiveSource {
    /** A record that was made earlier may succeed later, when it has waited for its review; so some more are looked at. */
    private static final int LOOKED_AT = 10;

    private static final int MOST = 30;
    private static final Need NEED = new Need("such a repository", "deployments=read");
    private static final Duration LIMIT = Duration.ofMinutes(1);

    /**
     * Asks where GitHub can be asked.
     *
     * @param access what GitHub Actions tells this job
     * @param environment the environment on GitHub
     * @param project group and artifact of what is deployed, with a colon
     * @return what asks; nothing where this is no job of GitHub Actions, or has no token
     */
    public static Optional<LiveSource> in(GithubAccess access, String environment, String project) {
        return access.run().isPresent() && access.secret().isPresent()
                ? Optional.of(new LiveOnGithub(access, environment, project))
                : Optional.empty();
    }

    @Override
    public LiveAnswer ask() throws InterruptedException {
        try {
            return ask(
                    access.api().orElseThrow().deployments(),
                    access.run().orElseThrow().repository());
        } catch (IllegalArgumentException unusable) {
            return new LiveAnswer.Unreadable(
                    String.valueOf(unusable.getMessage()).replaceFirst("[.]$", ""),
                    "Leave GITHUB_API_URL and GITHUB_TOKEN as the CI sets them.");
        }
    }

    private LiveAnswer ask(Deployments deployments, String repository) throws InterruptedException {
        GithubAnswer<List<DeploymentRecord>> newest = deployments.newest(repository, environment, MOST);
        return newest instanceof Found<List<DeploymentRecord>> found
                ? lastSuccess(found.value(), deployments, repository)
                : notKnown((Unknown<?>) newest);
    }

    private LiveAnswer lastSuccess(List<DeploymentRecord> records, Deployments deployments, String repository)
            throws InterruptedException {
        Countdown time = Countdown.of(LIMIT);
        Optional<LiveCommit> live = Optional.empty();
        Optional<DeploymentRecord> unjudged = Optional.empty();
        List<DeploymentRecord> ours =
                records.stream().filter(record -> record.isOf(project)).toList();
        for (int number = 0; number < ours.size() && (live.isEmpty() || number < LOOKED_AT); number++) {
            if (time.left().isZero()) {
                return new LiveAnswer.Unreadable(
                        "GitHub did not tell within " + LIMIT.toSeconds() + " s which deployment to " + environment
                                + " succeeded last",
                        "Start the deployment again when GitHub answers faster.");
            }
            DeploymentRecord record = ours.get(number);
            GithubAnswer<List<RecordStatus>> said = deployments.statuses(repository, record.id());
            if (said instanceof Unknown<?> unknown) {
                return notKnown(unknown);
            }
            List<RecordStatus> theirs = ofOthers(((Found<List<RecordStatus>>) said).value(), repository);
            live = later(live, record, theirs);
            unjudged = isUnjudged(theirs) ? Optional.of(record) : unjudged;
        }
        if (live.isEmpty() && unjudged.isPresent()) {
            return inactiveOnly(unjudged.get());
        }
        return live.isEmpty() && records.size() == MOST ? noneOfSoMany() : known(live);
    }

    /** A job of our own run that asked for the approval alone has succeeded, but has deployed nothing. */
    private List<RecordStatus> ofOthers(List<RecordStatus> said, String repository) {
        String run = String.valueOf(access.run().orElseThrow().run());
        boolean ours = said.stream().anyMatch(status -> status.isOfRun(repository, run));
        return ours ? List.of() : said;
    }

    /** Whether something was said, but nothing of how it ended. */
    private static boolean isUnjudged(List<RecordStatus> said) {
        return !said.isEmpty() && RecordStatus.last(said).isEmpty();
    }

    private static Optional<LiveCommit> later(
            Optional<LiveCommit> live, DeploymentRecord record, List<RecordStatus> said) {
        return RecordStatus.last(said)
                .filter(RecordStatus::isSuccess)
                .filter(success ->
                        live.isEmpty() || success.created().isAfter(live.get().since()))
                .map(success -> new LiveCommit(record.commit(), "record " + record.id(), success.created()))
                .or(() -> live);
    }

    private static LiveAnswer known(Optional<LiveCommit> live) {
        return live.<LiveAnswer>map(LiveAnswer.Known::new).orElseGet(LiveAnswer.Nothing::new);
    }

    private LiveAnswer inactiveOnly(DeploymentRecord record) {
        return new LiveAnswer.Unreadable(
                "GitHub tells of record " + record.id() + " of " + environment
                        + " that it is inactive, but not whether it has succeeded",
                "Look at the repository's deployments for what is live.");
    }

    private LiveAnswer noneOfSoMany() {
        return new LiveAnswer.Unreadable(
                "none of the newest " + MOST + " deployments to " + environment + " on GitHub has succeeded",
                "Look at the repository's deployments for what is live.");
    }

    /** A right that is lacking is no fault of GitHub's; what it names, somebody can give. */
    private static LiveAnswer notKnown(Unknown<?> unknown) {
        return unknown instanceof Forbidden<?> forbidden
                        && forbidden.permissions().isPresent()
                ? new LiveAnswer.Refused("GitHub may not be asked: " + unknown.detail(), NEED.remedy(unknown))
                : new LiveAnswer.Unreadable(unknown.detail(), NEED.remedy(unknown));
    }

    @Override
    public List<String> secretNames() {
        return access.secret().map(Secret::name).stream().toList();
    }

    @Override
    public String toString() {
        return "GitHub";
    }
}
