package edu.paws360.deploy.guard;

import static edu.paws360.deploy.guard.NotKnownException.known;

import edu.paws360.deploy.event.ApprovalDecided;
import edu.paws360.deploy.github.DeploymentReview;
import edu.paws360.deploy.github.Github;
import edu.paws360.deploy.github.PendingReview;
import edu.paws360.deploy.github.RunReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks at the reviews of one run until there is a decision. For one use, by one thread. */
final class GithubHearing {
    /** One request each time, two if it is redirected: less than the 300 of an hour. */
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(30);
    /** A GitHub that is away for longer is told; nobody is known to have approved. */
    private static final Duration OUTAGE = Duration.ofMinutes(10);

    private final Github github;
    private final RunReference reference;
    private final ApprovalRequest request;
    private final GithubApproval terms;
    private final ApprovalClock clock;
    private final ReviewRuling ruling;
    private final Span outage;
    private boolean answered;
    private boolean faltering;
    private List<DeploymentReview> before = List.of();

    GithubHearing(Github github, RunReference reference, ApprovalRequest request, GithubApproval terms) {
        this.github = github;
        this.reference = reference;
        this.request = request;
        this.terms = terms;
        this.clock = new ApprovalClock(terms.patience(), terms.limit(), terms.listener());
        this.outage = new Span(terms.patience());
        this.ruling = new ReviewRuling(reference, terms, clock);
    }

    ApprovalDecided decide() throws InterruptedException {
        ReviewSight sight = look();
        while (sight.again().isPresent() && !clock.isOver()) {
            clock.sleep(sight.again().get());
            sight = look();
        }
        return sight.decided();
    }

    private ReviewSight look() throws InterruptedException {
        try {
            ReviewSight seen = seen();
            outage.end();
            answered = true;
            faltering = false;
            return seen;
        } catch (NotKnownException unknown) {
            return unseen(unknown);
        }
    }

    private ReviewSight unseen(NotKnownException unknown) {
        faltering = true;
        ReviewSight sight = ruling.isWatched()
                ? ruling.timedOut("Nobody is known to have approved", "At last: " + unknown.getMessage())
                : ruling.undecided(unknown.getMessage());
        // Whoever has answered once is GitHub, so that anything else is a fault that may pass.
        boolean passing = unknown.isPassing() || answered;
        boolean bearable = unknown.retryAfter().isPresent() || outage.lasts().compareTo(OUTAGE) < 0;
        return passing && bearable
                ? sight.unlessIn(unknown.retryAfter()
                        .filter(wanted -> wanted.compareTo(BETWEEN_LOOKS) > 0)
                        .orElse(BETWEEN_LOOKS))
                : ruling.undecided(unknown.getMessage());
    }

    /** While nothing answers, to look again is enough. */
    private Github asked() {
        return faltering ? github.once() : github;
    }

    private ReviewSight seen() throws NotKnownException, InterruptedException {
        return ruling.isWatched() ? seenAgain() : seenFirst();
    }

    private ReviewSight seenFirst() throws NotKnownException, InterruptedException {
        RunCase run = RunCase.of(asked(), reference, terms.environment(request));
        Optional<String> fault = run.fault(request.commit());
        if (fault.isPresent()) {
            return ruling.undecided(fault.get());
        }
        // Before what is pending, so that a review in between is missed for a moment, and not taken for an old one.
        List<DeploymentReview> reviews =
                known(asked().runs().reviews(reference)).value();
        List<PendingReview> pending = known(asked().runs().pending(reference)).value();
        return run.isAmong(pending)
                ? announced(run, run.waitedAlready(pending), reviews)
                : ruling.of(run, run.judge().of(reviews));
    }

    private ReviewSight announced(RunCase run, Duration already, List<DeploymentReview> reviews) {
        clock.beganEarlier(already);
        ruling.watch();
        before = reviews;
        if (!clock.isOver()) {
            terms.listener()
                    .waiting("Environment " + run.rules().name() + " waits for a review by " + run.reviewers() + " "
                            + run.place() + ", for " + ReviewRuling.spoken(clock.left()) + " at most.");
        }
        return pending();
    }

    private ReviewSight seenAgain() throws NotKnownException, InterruptedException {
        String environment = terms.environment(request);
        List<PendingReview> pending =
                known(github.once().runs().pending(reference)).value();
        if (pending.stream().anyMatch(one -> one.isOf(environment))) {
            return pending();
        }
        // What was true hours ago need not be now.
        RunCase run = RunCase.of(asked(), reference, environment);
        Optional<String> fault = run.fault(request.commit());
        List<DeploymentReview> reviews =
                since(known(asked().runs().reviews(reference)).value());
        return fault.isPresent()
                ? ruling.undecided(fault.get())
                : ruling.of(run, run.judge().of(reviews));
    }

    /** While jobs still wait, what was said before was said to others, or in an earlier attempt. */
    private List<DeploymentReview> since(List<DeploymentReview> all) {
        List<DeploymentReview> fresh = new ArrayList<>(all);
        before.forEach(fresh::remove);
        return fresh;
    }

    private ReviewSight pending() {
        return ruling.pending().unlessIn(BETWEEN_LOOKS);
    }
}
