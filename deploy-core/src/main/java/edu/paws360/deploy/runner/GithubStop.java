package edu.paws360.deploy.runner;

import edu.paws360.deploy.github.Github;
import edu.paws360.deploy.github.GithubAnswer;
import edu.paws360.deploy.github.GithubAnswer.Found;
import edu.paws360.deploy.github.GithubAnswer.Refused;
import edu.paws360.deploy.github.RunReference;
import java.time.Duration;

/**
 * Ends a run on GitHub: asks, asks again where it was perhaps not heard, insists, and gives up. That it ended is for others to see.
 * For one thread.
 */
final class GithubStop {
    /** When a run that does not react is ended by force. */
    static final Duration FORCE = Duration.ofMinutes(1);

    /** When nobody waits for it any more: longer than the 5 minutes that GitHub gives a machine. */
    static final Duration LONGEST = Duration.ofMinutes(6);

    private static final Duration AGAIN = Duration.ofSeconds(30);

    /** Why a run is ended. */
    enum Cause {
        /** No machine took its job. */
        NOT_TAKEN,
        /** It took too long. */
        TIME_LIMIT,
        /** Somebody wants it so. */
        CANCEL
    }

    private final Github github;
    private final RunReference run;
    private final Cause cause;
    private final Tempo tempo;
    private final Duration began;
    private Duration due;
    private boolean heard;
    private boolean forced;

    GithubStop(Github github, RunReference run, Cause cause, Tempo tempo) {
        this.github = github;
        this.run = run;
        this.cause = cause;
        this.tempo = tempo;
        this.began = tempo.now();
        this.due = began;
    }

    Cause cause() {
        return cause;
    }

    boolean isHopeless() {
        return past().compareTo(LONGEST) >= 0;
    }

    /** Says what there is to be said now, if anything. */
    void insist() throws InterruptedException {
        if (!forced && past().compareTo(FORCE) >= 0) {
            forced = true;
            heard = false;
            due = tempo.now();
        }
        if (!heard && tempo.now().compareTo(due) >= 0) {
            GithubAnswer<RunReference> answer =
                    forced ? github.runs().forceCancel(run) : github.runs().cancel(run);
            // Refused means that it had ended, or ends already.
            heard = answer instanceof Found<?> || answer instanceof Refused<?>;
            due = tempo.now().plus(AGAIN);
        }
    }

    private Duration past() {
        return tempo.now().minus(began);
    }
}
