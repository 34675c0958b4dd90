package edu.paws360.deploy.guard;

import edu.paws360.deploy.event.ApprovalDecided;
import edu.paws360.deploy.event.ApprovalDecided.Decision;
import edu.paws360.deploy.github.Github;
import edu.paws360.deploy.github.RunReference;
import edu.paws360.deploy.secret.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The reviews of a GitHub environment. A job that names the environment starts only once it is approved, so that the review is
 * usually there at the first look; where another job of the run waits for it, this one waits too, up to the limit.
 *
 * @param limit how long a human may take
 * @param reviews whose reviews count, and how they are read
 * @param listener told how the wait goes on
 * @param patience the clock
 */
record GithubApproval(Duration limit, GithubReviews reviews, ApprovalListener listener, Patience patience)
        implements Approval {
    static final String TYPE = "github";
    static final String NOBODY = "nobody";

    GithubApproval {
        ApprovalLimit.checked(limit);
    }

    GithubApproval(Duration limit, GithubReviews reviews, ApprovalListener listener) {
        this(limit, reviews, listener, Patience.REAL);
    }

    @Override
    public ApprovalDecided ask(ApprovalRequest request) throws InterruptedException {
        String environment = environment(request);
        Optional<RunReference> run = reviews.access().run();
        if (run.isEmpty()) {
            return undecided("deploy.approval.type is github, but " + RunReference.NONE
                    + " whose reviews could be read. Deploy by a workflow whose job has environment: " + environment
                    + ", or set deploy.approval.type=prompt to be asked on"
                    + " the terminal, or deploy.approval.type=none if nobody has to be asked here.");
        }
        return hear(request, run.get());
    }

    private ApprovalDecided hear(ApprovalRequest request, RunReference run) throws InterruptedException {
        Optional<Github> github;
        try {
            github = reviews.access().api();
        } catch (IllegalArgumentException unusable) {
            return undecided(unusable.getMessage());
        }
        return github.isPresent()
                ? new GithubHearing(github.get(), run, request, this).decide()
                : undecided("Without a token nobody can read who reviewed environment " + environment(request)
                        + " on GitHub. Give the step env: GITHUB_TOKEN: ${{ github.token }} and the job permissions:"
                        + " actions: read, or set deploy.github.token.");
    }

    @Override
    public List<String> secretNames() {
        return reviews.access().run().flatMap(run -> reviews.access().secret()).map(Secret::name).stream()
                .toList();
    }

    /** Whose reviewers are asked. */
    String environment(ApprovalRequest request) {
        return reviews.environment().orElse(request.environment());
    }

    private static ApprovalDecided undecided(String comment) {
        return new ApprovalDecided(TYPE, Decision.UNDECIDED, NOBODY, comment, Duration.ZERO);
    }
}
