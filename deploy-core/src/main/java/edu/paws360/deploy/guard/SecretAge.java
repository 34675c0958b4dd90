package edu.paws360.deploy.guard;

import edu.paws360.deploy.check.CheckResult;
import edu.paws360.deploy.check.CheckStatus;
import edu.paws360.deploy.check.ReasonCode;
import edu.paws360.deploy.github.GithubAccess;
import edu.paws360.deploy.secret.Secret;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * How old the secrets of a deployment are (spec, "Secrets Management": 90 days maximum age), by GitHub's dates and GitHub's
 * clock. Their values are neither asked for nor looked at. Immutable.
 */
public final class SecretAge {
    /** What the check is called. */
    public static final String NAME = "secretAge";

    /** GitHub makes these itself, and lets nobody keep a secret by such a name. */
    private static final String ITS_OWN = "GITHUB_";

    private final GithubAccess access;
    private final String environment;
    private final List<String> names;
    private final AgeLimit limit;

    /**
     * A look at secrets.
     *
     * @param access which run this is, and with what GitHub is asked
     * @param environment the environment on GitHub whose secrets the job is given
     * @param names the secrets, by the names under which GitHub keeps them; those that begin with {@code GITHUB_} are GitHub's own
     *     and left out
     * @param most {@code deploy.secrets.maxAge}, above 14 days; a secret is warned of 14 days before
     * @throws IllegalArgumentException if the age is out of its range
     */
    public SecretAge(GithubAccess access, String environment, Collection<String> names, Duration most) {
        this.access = access;
        this.environment = environment;
        this.names = new TreeSet<>(names)
                .stream().filter(name -> !name.startsWith(ITS_OWN)).toList();
        this.limit = new AgeLimit(most);
    }

    /**
     * Which secrets are looked at.
     *
     * @return their names in order; perhaps none
     */
    public List<String> names() {
        return names;
    }

    /**
     * The secrets that looking takes (spec, "Secrets Management": secret access is audited).
     *
     * @return the name of the token, if GitHub is asked
     */
    public List<String> secretNames() {
        return names.isEmpty() || Obstacle.to(access).isPresent()
                ? List.of()
                : access.secret().map(Secret::name).stream().toList();
    }

    /**
     * Looks, with at most three questions of 30 s each.
     *
     * @return failed if a secret is too old, unknown if the age of one is not known, warned if one has to be changed within 14
     *     days, passed if none of this is so; not configured where there is no secret to look at
     * @throws InterruptedException if this thread is interrupted while it waits
     */
    public CheckResult look() throws InterruptedException {
        if (names.isEmpty()) {
            return CheckResult.withoutLook(
                    NAME,
                    CheckStatus.NOT_CONFIGURED,
                    "no secret is named, neither in deploy.preflight.secretsRequired nor as @{NAME}");
        }
        long began = System.nanoTime();
        AgeReport report = report();
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        CheckStatus status = report.status();
        return new CheckResult(
                NAME, status, status.blocks() ? ReasonCode.SECRETS_EXPIRED : ReasonCode.OK, report.detail(), took);
    }

    /** Whose age is looked at. */
    @Override
    public String toString() {
        return "SecretAge" + names;
    }

    private AgeReport report() throws InterruptedException {
        Optional<String> obstacle = Obstacle.to(access);
        return obstacle.isPresent()
                ? new AgeReport(List.of(Aged.unknown(names, obstacle.get())), limit)
                : new SecretSearch(names, limit)
                        .in(SecretShelf.of(
                                access.api().orElseThrow(), access.run().orElseThrow(), environment));
    }
}
