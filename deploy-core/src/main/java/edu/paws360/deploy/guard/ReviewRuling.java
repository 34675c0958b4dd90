package edu.paws360.deploy.guard;

import edu.paws360.deploy.event.ApprovalDecided;
import edu.paws360.deploy.event.ApprovalDecided.Decision;
import edu.paws360.deploy.github.RunReference;
import edu.paws360.deploy.guard.GithubReviews.Doubtful;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** What follows from what the reviews of a run come to, and in which words. For one hearing, by one thread. */
final class ReviewRuling {
    /** GitHub may show a review a moment after the job that waited for it has gone on. */
    private static final Duration SETTLING = Duration.ofSeconds(10);

    private final RunReference reference;
    private final GithubApproval terms;
    private final ApprovalClock clock;
    private final Span silence;
    private boolean watched;

    ReviewRuling(RunReference reference, GithubApproval terms, ApprovalClock clock) {
        this.reference = reference;
        this.terms = terms;
        this.clock = clock;
        this.silence = new Span(terms.patience());
    }

    /** From now on our own clock times the review, and only what is said from now on counts. */
    void watch() {
        watched = true;
    }

    boolean isWatched() {
        return watched;
    }

    /** Jobs wait for the review still. */
    ReviewSight pending() {
        silence.end();
        return timedOut(
                "Nobody approved",
                "Cancel what still waits in this run on GitHub, and start a new run when somebody is there to approve it.");
    }

    ReviewSight of(RunCase run, Judgement judgement) throws NotKnownException, InterruptedException {
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
        return watched || reference.attempt() == 1
                ? comment
                : noted(comment, "GitHub does not tell in which attempt; start a new run");
    }

    private static String noted(String comment, String note) {
        return (comment.isEmpty() ? "" : comment + " ") + "[" + note + "]";
    }

    private ReviewSight doubted(RunCase run, Judgement.Doubted perhaps) throws NotKnownException, InterruptedException {
        if (terms.reviews().doubtful() == Doubtful.REFUSE) {
            return undecided(
                    perhaps.doubt() + ". Let a required reviewer who did not start it approve a new run, or set"
                            + " deploy.approval.doubtful=record to go on and have it recorded.");
        }
        terms.listener().warning(perhaps.doubt() + "; deploy.approval.doubtful=record lets it count.");
        String recorded = noted(perhaps.yes().comment(), "doubtful: " + perhaps.doubt());
        return timely(run, new Judgement.Approved(perhaps.yes().by(), recorded));
    }

    private ReviewSight timely(RunCase run, Judgement.Approved yes) throws NotKnownException, InterruptedException {
        Duration took = watched ? clock.waited() : run.reviewTookAtMost();
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

    private ReviewSight unsaid(RunCase run) {
        ReviewSight sight = undecided(
                "Nobody reviewed environment " + run.rules().name() + " in " + run + ", and no job of it waits"
                        + " for a review (an administrator's bypass is none). Give the job that deploys environment: "
                        + run.rules().name() + ", then start a new run.");
        return silence.lasts().compareTo(SETTLING) < 0 ? sight.unlessIn(SETTLING.dividedBy(2)) : sight;
    }

    ReviewSight timedOut(String what, String advice) {
        return decided(
                Decision.TIMED_OUT,
                GithubApproval.NOBODY,
                what + " within " + spoken(terms.limit()) + " (deploy.approval.timeout). " + advice,
                clock.waited());
    }

    ReviewSight undecided(String comment) {
        return decided(Decision.UNDECIDED, GithubApproval.NOBODY, comment, clock.waited());
    }

    private static ReviewSight decided(Decision decision, String by, String comment, Duration waited) {
        return new ReviewSight(
                new ApprovalDecided(GithubApproval.TYPE, decision, by, comment, waited), Optional.empty());
    }

    static String spoken(Duration duration) {
        return ApprovalLimit.spoken(duration.toMinutes() == 0 ? duration : duration.truncatedTo(ChronoUnit.MINUTES));
    }
}
