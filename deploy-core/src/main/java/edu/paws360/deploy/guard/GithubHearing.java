package edu.paws360.deploy.guard;

import static edu.paws360.deploy.guard.NotKnownException.known;

import edu.paws360.deploy.event.ApprovalDecided;
import edu.paws360.deploy.event.ApprovalDecided.Decision;
import edu.paws360.deploy.github.DeploymentReview;
import edu.paws360.deploy.github.Github;
import edu.paws360.deploy.github.GithubAnswer;
import edu.paws360.deploy.github.PendingReview;
import edu.paws360.deploy.github.RunReference;
import edu.paws360.deploy.guard.GithubReviews.Doubtful;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks at the reviews of one run until there is a decision. For one use, by one thread. */
final class GithubHearing {
    /** One request each time, two if it is redirected: less than the 300 of an hour. */
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(30);
    /** GitHub may show a review a moment after the job that waited for it has gone on. */
    private static final Duration SETTLING = Duration.ofSeconds(10);
    /** A GitHub that is away for longer is told; nobody is known to have approved. */
    private static final Duration OUTAGE = Duration.ofMinutes(10);

    private final Github github;
    private final RunReference reference;
    private final ApprovalRequest request;
    private final GithubApproval terms;
    private final ApprovalClock clock;
    private final Span outage;
    private final Span silence;
    private Optional<RunCase> facts = Optional.empty();
    private boolean announced;
    private List<DeploymentReview> before = List.of();

    GithubHearing(Github github, RunReference reference, ApprovalRequest request, GithubApproval terms) {
        this.github = github;
        this.reference = reference;
        this.request = request;
        this.terms = terms;
        this.clock = new ApprovalClock(terms.patience(), terms.limit(), terms.listener());
        this.outage = new Span(terms.patience());
        this.silence = new Span(terms.patience());
    }

    /** What a look came to: a decision, or when to look again. */
    private record Sight(Optional<ApprovalDecided> decided, Duration pause) {
        static Sight again(Duration pause) {
            return new Sight(Optional.empty(), pause);
        }
    }

    ApprovalDecided decide() throws InterruptedException {
        Sight sight = look();
        while (sight.decided().isEmpty()) {
            if (clock.isOver()) {
                return timedOut();
            }
            clock.sleep(sight.pause());
            sight = look();
        }
        return sight.decided().get();
    }

    private Sight look() throws InterruptedException {
        try {
            Sight seen = seen();
            outage.end();
            return seen;
        } catch (NotKnownException unknown) {
            return unseen(unknown);
        }
    }

    private Sight unseen(NotKnownException unknown) {
        boolean bearable = unknown.retryAfter().isPresent() || outage.lasts().compareTo(OUTAGE) < 0;
        return unknown.isPassing() && bearable
                ? Sight.again(unknown.retryAfter().orElse(BETWEEN_LOOKS))
                : undecided(unknown.getMessage());
    }

    private Sight seen() throws NotKnownException, InterruptedException {
        boolean first = facts.isEmpty();
        RunCase run = first ? RunCase.of(github, reference, terms.environment(request)) : facts.get();
        Optional<String> fault = run.fault(request.commit());
        if (fault.isPresent()) {
            return undecided(fault.get());
        }
        facts = Optional.of(run);
        Github asked = first ? github : github.once();
        // Before what is pending, so that a review in between is missed for a moment, and not taken for an old one.
        List<DeploymentReview> earlier =
                announced ? before : known(asked.reviews(reference)).value();
        if (isPending(run, known(asked.pending(reference)).value())) {
            return pending(run, earlier);
        }
        List<DeploymentReview> reviews =
                announced ? since(known(asked.reviews(reference)).value()) : earlier;
        return judged(run, run.judge().of(reviews));
    }

    private static boolean isPending(RunCase run, List<PendingReview> pending) {
        return pending.stream().anyMatch(one -> one.isOf(run.rules().name()));
    }

    /** While jobs still wait, what was said before was said to others, or in an earlier attempt. */
    private List<DeploymentReview> since(List<DeploymentReview> all) {
        List<DeploymentReview> fresh = new ArrayList<>(all);
        before.forEach(fresh::remove);
        return fresh;
    }

    private Sight pending(RunCase run, List<DeploymentReview> earlier) throws NotKnownException, InterruptedException {
        silence.end();
        if (!announced) {
            clock.beganEarlier(run.pendingFor());
            announced = true;
            before = earlier;
            terms.listener()
                    .waiting("Environment " + run.rules().name() + " waits for a review by " + run.reviewers() + " at "
                            + run.run().page() + ", for " + spoken(clock.left()) + " at most.");
        }
        return Sight.again(BETWEEN_LOOKS);
    }

    private Sight judged(RunCase run, Judgement judgement) throws NotKnownException, InterruptedException {
        if (judgement instanceof Judgement.Rejected no) {
            return decided(Decision.REJECTED, no.by().login(), no.comment(), clock.waited());
        }
        if (judgement instanceof Judgement.Approved yes) {
            return timely(run, yes);
        }
        return judgement instanceof Judgement.Doubted perhaps ? doubted(run, perhaps) : unsaid(run);
    }

    private Sight doubted(RunCase run, Judgement.Doubted perhaps) throws NotKnownException, InterruptedException {
        if (terms.reviews().doubtful() == Doubtful.REFUSE) {
            return undecided(
                    perhaps.doubt() + ". Let a required reviewer who did not start it approve a new run, or set"
                            + " deploy.approval.doubtful=record to go on and have it recorded.");
        }
        terms.listener().warning(perhaps.doubt() + "; deploy.approval.doubtful=record lets it count.");
        String comment = perhaps.yes().comment();
        String recorded = (comment.isEmpty() ? "" : comment + " ") + "[doubtful: " + perhaps.doubt() + "]";
        return timely(run, new Judgement.Approved(perhaps.yes().by(), recorded));
    }

    private Sight timely(RunCase run, Judgement.Approved yes) throws NotKnownException, InterruptedException {
        Duration took = announced ? clock.waited() : run.reviewTookAtMost();
        if (took.compareTo(terms.limit()) <= 0) {
            return decided(Decision.APPROVED, yes.by().login(), yes.comment(), took);
        }
        String late = reference.attempt() == 1
                ? " approved, but that took up to " + spoken(took)
                : " approved, but GitHub does not tell in which attempt, so it may be " + spoken(took) + " ago";
        return decided(
                Decision.TIMED_OUT,
                GithubApproval.NOBODY,
                yes.by().login() + late + ", expected " + spoken(terms.limit())
                        + " at most (deploy.approval.timeout). Start a new run, and have it approved in time.",
                took);
    }

    private Sight unsaid(RunCase run) {
        return silence.lasts().compareTo(SETTLING) < 0
                ? Sight.again(SETTLING.dividedBy(2))
                : undecided(
                        "Nobody reviewed environment " + run.rules().name() + " in " + run + ", and no job of it waits"
                                + " for a review (an administrator's bypass is none). Give the job that deploys environment: "
                                + run.rules().name() + ", then start a new run.");
    }

    private ApprovalDecided timedOut() throws InterruptedException {
        Duration waited = clock.waited();
        GithubAnswer<Instant> cancelled = github.once().cancel(reference);
        String end = cancelled instanceof GithubAnswer.Unknown<Instant> unknown
                ? " The run could not be cancelled (" + unknown.detail() + "), so end it on GitHub."
                : " The run was cancelled.";
        return new ApprovalDecided(
                GithubApproval.TYPE,
                Decision.TIMED_OUT,
                GithubApproval.NOBODY,
                "Nobody approved within " + spoken(terms.limit()) + " (deploy.approval.timeout)." + end
                        + " Start a new run when somebody is there to approve it.",
                waited);
    }

    private Sight undecided(String comment) {
        return decided(Decision.UNDECIDED, GithubApproval.NOBODY, comment, clock.waited());
    }

    private static Sight decided(Decision decision, String by, String comment, Duration waited) {
        return new Sight(
                Optional.of(new ApprovalDecided(GithubApproval.TYPE, decision, by, comment, waited)), Duration.ZERO);
    }

    private static String spoken(Duration duration) {
        return ApprovalLimit.spoken(duration.toMinutes() == 0 ? duration : duration.truncatedTo(ChronoUnit.MINUTES));
    }
}
