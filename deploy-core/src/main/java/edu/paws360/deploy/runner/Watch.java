package edu.paws360.deploy.runner;

import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows one command from the supervisor's greeting to the proof that nothing is left of it. For one thread. */
final class Watch {

    /** How long the supervisor may take to answer, or to start the command. */
    static final Duration START = Duration.ofSeconds(30);

    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);
    private static final Duration LAG = Duration.ofSeconds(2);
    private static final Duration SLACK = Duration.ofSeconds(5);

    /** Why we asked the supervisor to stop. */
    private enum Cause {
        TIME_LIMIT,
        CANCEL,
        SILENCE
    }

    private final Work work;
    private final Channel channel;
    private final Loss loss;
    private final Instant began;

    private Duration due = START;
    private boolean requested;
    private boolean started;
    private boolean lagged;
    private Cause cause;
    private Integer exit;
    private String ending;
    private RunnerOutcome outcome;

    Watch(Work work, Channel channel, Loss loss, Instant began) {
        this.work = work;
        this.channel = channel;
        this.loss = loss;
        this.began = began;
    }

    RunnerOutcome outcome() throws InterruptedException {
        while (outcome == null) {
            Report report = channel.next(nextLook());
            if (report != null) {
                take(report);
            } else if (channel.now().compareTo(due) >= 0) {
                overdue();
            } else if (requested && channel.silence().compareTo(work.heartbeat()) > 0) {
                ask(Cause.SILENCE);
            }
        }
        return outcome;
    }

    private Duration nextLook() {
        Duration left = due.minus(channel.now());
        Duration beat = work.heartbeat().dividedBy(3);
        return left.compareTo(beat) < 0 ? left : beat;
    }

    private void take(Report report) throws InterruptedException {
        switch (report.kind()) {
            case GREETING -> request();
            case REFUSED -> outcome = notStarted(report.text());
            case STARTED -> started(report.pid());
            case EXITED -> exited(report.exitCode());
            case ENDING -> ending(report.text());
            case GONE -> outcome = ended(true, "");
            case UNKILLABLE -> unkillable(report.text());
            case CLOSED -> closed();
            case CANCEL -> ask(Cause.CANCEL);
            default -> LOG.debug("A report of kind {} was not expected here", report.kind());
        }
    }

    private void request() {
        requested = true;
        channel.request(Supervisor.request(work, channel.greeted(), channel.now()));
    }

    private void started(long pid) {
        started = true;
        loss.started(pid);
        if (cause == null) {
            due = channel.now().plus(work.timeout());
        }
    }

    private void exited(int code) {
        if (ending == null) {
            exit = code;
            allowForEnding();
        }
    }

    private void ending(String reason) {
        if (exit == null) {
            ending = reason;
            allowForEnding();
        } else {
            LOG.info("The command ended and left processes behind; they are ended");
        }
    }

    private void unkillable(String processes) {
        LOG.error("These processes could not be ended: {}. End them by hand", processes);
        outcome = ended(false, "; could not be ended: " + processes);
    }

    private void closed() throws InterruptedException {
        String errors = channel.lastErrors();
        String seen = "the connection to the supervisor ended" + (errors.isEmpty() ? "" : ": " + errors);
        outcome = requested ? ended(loss.settle(channel, work), "; " + seen) : notStarted(seen);
    }

    private void overdue() throws InterruptedException {
        if (!started) {
            ask(Cause.SILENCE);
        } else if (cause == null && exit == null && ending == null) {
            ask(Cause.TIME_LIMIT);
        } else if (!lagged) {
            lagged = true;
            channel.passBy();
            due = channel.now().plus(Supervisor.KILL).plus(SLACK);
        } else {
            outcome = ended(loss.settle(channel, work), "; the supervisor did not say that all is gone");
        }
    }

    private void ask(Cause why) {
        if (!requested) {
            outcome = why == Cause.CANCEL
                    ? new RunnerOutcome.Cancelled(began, now(), true)
                    : notStarted("the supervisor did not answer within " + START);
        } else if (cause == null) {
            cause = why;
            channel.stop();
            allowForEnding();
        }
    }

    private void allowForEnding() {
        Duration proof = channel.now().plus(work.grace()).plus(LAG);
        // A listener that is behind may take what the time limit leaves it for the rest of the output.
        due = exit != null && due.compareTo(proof) > 0 ? due : proof;
    }

    private RunnerOutcome ended(boolean proven, String detail) {
        if (exit != null) {
            return new RunnerOutcome.Exited(exit, began, now(), proven);
        }
        if (cause == Cause.TIME_LIMIT || "time limit".equals(ending)) {
            return new RunnerOutcome.TimedOut(work.timeout(), began, now(), proven);
        }
        if (cause == Cause.CANCEL) {
            return new RunnerOutcome.Cancelled(began, now(), proven);
        }
        return new RunnerOutcome.Lost(reason() + detail, began, now(), proven);
    }

    private String reason() {
        if ("heartbeat".equals(ending)) {
            return "the supervisor ended the command: it heard nothing from us for " + work.heartbeat()
                    + ", so this process was frozen or cut off";
        }
        if (ending == null || cause == Cause.SILENCE) {
            return cause == null
                    ? "the end of the command was not told"
                    : "the supervisor was silent for longer than " + work.heartbeat();
        }
        return "the supervisor ended the command: " + ending;
    }

    private RunnerOutcome notStarted(String why) {
        return new RunnerOutcome.NotStarted(why, began, now());
    }

    private Instant now() {
        return began.plus(channel.now());
    }
}
