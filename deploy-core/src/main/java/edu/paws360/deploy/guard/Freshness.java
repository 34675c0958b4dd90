package edu.paws360.deploy.guard;

import edu.paws360.deploy.check.ReasonCode;
import edu.paws360.deploy.event.FreshnessDecided;
import edu.paws360.deploy.event.FreshnessDecided.Decision;
import edu.paws360.deploy.guard.Ancestry.Relation;
import edu.paws360.deploy.queue.LiveCommit;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Refuses a commit that is older than what is live, a strict ancestor of it, unless {@code deploy.allowOlder} says otherwise.
 * The same commit may be deployed again, and one that went another way may go, which is told. What could not be found out is
 * refused too. Immutable.
 */
public final class Freshness {
    private static final String OVERRIDE = " Or go on without knowing: deploy.allowOlder=true.";
    private static final String ADVICE =
            "Deploy a newer commit. If production is to go back to this one, say so: deploy.allowOlder=true.";
    private static final Duration GIT_LIMIT = Duration.ofSeconds(30);

    private final Ancestry ancestry;
    private final List<LiveSource> sources;
    private final boolean allowOlder;

    /**
     * A guard.
     *
     * @param clone a folder in the work tree of the commit; git is asked there, for at most 30 seconds
     * @param environment the environment variables: for git itself, and to learn which CI this is
     * @param sources who may know what is live, in the order in which they are asked
     * @param allowOlder {@code deploy.allowOlder}
     */
    public Freshness(Path clone, Map<String, String> environment, List<LiveSource> sources, boolean allowOlder) {
        this.ancestry = new Ancestry(clone, Map.copyOf(environment), GIT_LIMIT);
        this.sources = List.copyOf(sources);
        this.allowOlder = allowOlder;
    }

    /**
     * Decides. To be asked when production is held: what is live may change before.
     *
     * @param commit what is to be deployed, a full SHA
     * @return the decision
     * @throws InterruptedException if this thread is interrupted while it waits
     */
    public FreshnessDecision decide(String commit) throws InterruptedException {
        LiveSearch search = new LiveSearch();
        Sight sight = look(commit, search);
        boolean old = sight.decision() == Decision.OLDER || sight.decision() == Decision.UNKNOWN;
        FreshnessDecided event = new FreshnessDecided(
                sight.decision(),
                !old || allowOlder,
                commit,
                sight.live().map(LiveCommit::commit),
                sight.live().map(LiveCommit::deployment),
                search.source(),
                sight.seen() + (old && allowOlder ? "; deploy.allowOlder=true lets it go on" : ""));
        return event.allowed()
                ? new FreshnessDecision(event, ReasonCode.OK, "", search.secrets())
                : new FreshnessDecision(event, reason(sight), sight.advice(), search.secrets());
    }

    private static ReasonCode reason(Sight sight) {
        return sight.decision() == Decision.OLDER ? ReasonCode.OLDER_COMMIT : ReasonCode.FRESHNESS_UNKNOWN;
    }

    /** What was seen, without its full stop, and what to do if that is a reason not to go on. */
    private record Sight(Decision decision, Optional<LiveCommit> live, String seen, String advice) {
        static Sight unknown(Optional<LiveCommit> live, String seen, String advice) {
            return new Sight(Decision.UNKNOWN, live, seen, advice + OVERRIDE);
        }
    }

    private Sight look(String commit, LiveSearch search) throws InterruptedException {
        LiveSearch.Outcome outcome = search.in(sources);
        if (outcome instanceof LiveSearch.Outcome.Known known) {
            return compared(commit, known.live(), search);
        }
        if (outcome instanceof LiveSearch.Outcome.Unknown unknown) {
            return Sight.unknown(Optional.empty(), "it is not known what is live: " + unknown.seen(), unknown.advice());
        }
        return new Sight(Decision.FIRST, Optional.empty(), "nothing is known to be live to " + search.source(), "");
    }

    private Sight compared(String commit, LiveCommit live, LiveSearch search) throws InterruptedException {
        String known = live.commit() + " is live since " + live.since().truncatedTo(ChronoUnit.SECONDS) + " by "
                + live.deployment() + ", says " + search.source()
                + search.passedOver().map(why -> " (" + why + ")").orElse("");
        Optional<LiveCommit> named = Optional.of(live);
        if (!Refs.isCommit(live.commit())) {
            return Sight.unknown(named, known + ", which is no full SHA", "See who has noted it there.");
        }
        Relation relation = ancestry.of(commit, live.commit());
        if (relation instanceof Relation.NotTold unable) {
            return Sight.unknown(named, known + ", but " + unable.seen(), unable.advice());
        }
        Decision decision = ((Relation.Told) relation).decision();
        return new Sight(decision, named, Refs.shortened(commit) + words(decision) + known, ADVICE);
    }

    private static String words(Decision decision) {
        return switch (decision) {
            case NEWER -> " is newer than what is live: ";
            case SAME -> " is live already and is deployed again: ";
            case DIVERGED -> " lacks commits of what is live, and has others: ";
            case OLDER -> " is older than what is live: ";
            case FIRST, UNKNOWN -> throw new IllegalArgumentException("git does not say " + decision);
        };
    }
}
