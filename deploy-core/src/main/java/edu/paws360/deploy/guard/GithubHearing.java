package edu.paws360.deploy.guard;

import static edu.paws360.deploy.guard.NotKnownException.known;

import edu.paws360.deploy.event.ApprovalDecided;
import edu.paws360.deploy.event.ApprovalDecided.Decision;
import edu.paws360.deploy.github.DeploymentReview;
import edu.paws360.deploy.github.Github;
import edu.paws360.deploy.github.PendingReview;
import edu.paws360.deploy.github.RunReference;
import edu.paws360.deploy.guard.GithubReviews.Doubtful;
import java.time.Duration;
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
    private boolean answered;
    private boolean faltering;
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

    /**
     * What a look came to.
     *
     * @param decided the decision, which may be only what it is if nothing more comes to be known in time
     * @param again when to look again; nothing if the decision is final
     */
    private record Sight(ApprovalDecided decided, Optional<Duration> again) {
        Sight unlessIn(Duration pause) {
            return new Sight(decided, Optional.of(pause));
        }
    }

    ApprovalDecided decide() throws InterruptedException {
        Sight sight = look();
        while (sight.again().isPresent() && !clock.isOver()) {
            clock.sleep(sight.again().get());
            sight = look();
        }
        return sight.decided();
    }

    private Sight look() throws InterruptedException {
        try {
            Sight seen = seen();
            outage.end();
            answered = true;
            faltering = false;
            return seen;
        } catch (NotKnownException unknown) {
            return unseen(unknown);
        }
    }

    private Sight unseen(NotKnownException unknown) {
        faltering = true;
        Sight sight = announced
                ? timedOut("Nobody is known to have approved", "At last: " + unknown.getMessage())
                : undecided(unknown.getMessage());
        // Whoever has answered once is GitHub, so that anything else is a fault that may pass.
        boolean passing = unknown.isPassing() || answered;
        boolean bearable = unknown.retryAfter().isPresent() || outage.lasts().compareTo(OUTAGE) < 0;
        return passing && bearable
                ? sight.unlessIn(unknown.retryAfter()
                        .filter(wanted -> wanted.compareTo(BETWEEN_LOOKS) > 0)
                        .orElse(BETWEEN_LOOKS))
                : undecided(unknown.getMessage());
    }

    /** While nothing answers, to look again is enough. */
    private Github asked() {
        return faltering ? github.once() : github;
    }

    private Sight seen() throws NotKnownException, InterruptedException {
        return announced ? seenAgain() : seenFirst();
    }

    private Sight seenFirst() throws NotKnownException, InterruptedException {
        RunCase run = RunCase.of(asked(), reference, terms.environment(request));
        Optional<String> fault = run.fault(request.commit());
        if (fault.isPresent()) {
            return undecided(fault.get());
        }
        // Before what is pending, so that a review in between is missed for a moment, and not taken for an old one.
        List<DeploymentReview> reviews =
                known(asked().runs().reviews(reference)).value();
        List<PendingReview> pending = known(asked().runs().pending(reference)).value();
        return run.isAmong(pending)
                ? announced(run, run.waitedAlready(pending), reviews)
                : judged(run, run.judge().of(reviews));
    }

    private Sight announced(RunCase run, Duration already, List<DeploymentReview> reviews) {
        clock.beganEarlier(already);
        announced = true;
        before = reviews;
        if (!clock.isOver()) {
            terms.listener()
                    .waiting("Environment " + run.rules().name() + " waits for a review by " + run.reviewers() + " "
                            + run.place() + ", for " + spoken(clock.left()) + " at most.");
        }
        return pending();
    }

    private Sight seenAgain() throws NotKnownException, InterruptedException {
        String environment = terms.environment(request);
        List<PendingReview> pending =
                known(github.once().runs().pending(reference)).value();
        if (pending.stream().anyMatch(one -> one.isOf(environment))) {
            silence.end();
            return pending();
        }
        // What was true hours ago need not be now.
        RunCase run = RunCase.of(asked(), reference, environment);
        Optional<String> fault = run.fault(request.commit());
        List<DeploymentReview> reviews =
                since(known(asked().runs().reviews(reference)).value());
        return fault.isPresent()
                ? undecided(fault.get())
                : judged(run, run.judge().of(reviews));
    }

    /** While jobs still wait, what was said before was said to others, or in an earlier attempt. */
    private List<DeploymentReview> since(List<DeploymentReview> all) {
        List<DeploymentReview> fresh = new ArrayList<>(all);
        before.forEach(fresh::remove);
        return fresh;
    }

    private Sight pending() {
        return timedOut(
                        "Nobody approved",
                        "Cancel what still waits in this run on GitHub, and start a new run when somebody is there to"
                                + " approve it.")
                .unlessIn(BETWEEN_LOOKS);
    }

    private Sight judged(RunCase run, Judgement judgement) throws NotKnownException, InterruptedException {
        if (judgement instanceof Judgement.Rejected no) {
            return decided(Decision.REJECTED, no.by().login(), whichAttempt(no.comment()), clock.waited());
        }
        if (judgement instanceof Judgement.Approved yes) {
            return timely(run, yes);
        }
        if (judgement instanceof Judgement.Automatic program) {
            return undecided(
                    program.by().login() + " approved, but is a program. Let a required reviewer approve a new run.");
        }
        return judgement instanceof Judgement.Doubted perhaps ? doubted(run, perhaps) : unsaid(run);
    }

    private String whichAttempt(String comment) {
        return announced || reference.attempt() == 1
                ? comment
                : noted(comment, "GitHub does not tell in which attempt; start a new run");
    }

    private static String noted(String comment, String note) {
        return (comment.isEmpty() ? "" : comment + " ") + "[" + note + "]";
    }

    private Sight doubted(RunCase run, Judgement.Doubted perhaps) throws NotKnownException, InterruptedException {
        if (terms.reviews().doubtful() == Doubtful.REFUSE) {
            return undecided(
                    perhaps.doubt() + ". Let a required reviewer who did not start it approve a new run, or set"
                            + " deploy.approval.doubtful=record to go on and have it recorded.");
        }
        terms.listener().warning(perhaps.doubt() + "; deploy.approval.doubtful=record lets it count.");
        String recorded = noted(perhaps.yes().comment(), "doubtful: " + perhaps.doubt());
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
        Sight sight = undecided(
                "Nobody reviewed environment " + run.rules().name() + " in " + run + ", and no job of it waits"
                        + " for a review (an administrator's bypass is none). Give the job that deploys environment: "
                        + run.rules().name() + ", then start a new run.");
        return silence.lasts().compareTo(SETTLING) < 0 ? sight.unlessIn(SETTLING.dividedBy(2)) : sight;
    }

    private Sight timedOut(String what, String advice) {
        return decided(
                Decision.TIMED_OUT,
                GithubApproval.NOBODY,
                what + " within " + spoken(terms.limit()) + " (deploy.approval.timeout). " + advice,
                clock.waited());
    }

    private Sight undecided(String comment) {
        return decided(Decision.UNDECIDED, GithubApproval.NOBODY, comment, clock.waited());
    }

    private static Sight decided(Decision decision, String by, String comment, Duration waited) {
        return new Sight(new ApprovalDecided(GithubApproval.TYPE, decision, by, comment, waited), Optional.empty());
    }

    private static String spoken(Duration duration) {
        return ApprovalLimit.spoken(duration.toMinutes() == 0 ? duration : duration.truncatedTo(ChronoUnit.MINUTES));
    }
}
