package edu.paws360.deploy.runner;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
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

    private final Assignment assignment;
    private final Work work;
    private final Channel channel;
    private final Mandate mandate;
    private final OutputLines lines;
    private final Site site;
    private final Loss loss;
    private final Optional<Upload> upload;
    private final Instant opened;
    private final Instant began;

    private Trace trace;
    private Duration due;
    private boolean uploading;
    private boolean requested;
    private boolean started;
    private boolean lagged;
    private Cause cause;
    private Integer exit;
    private String ending;
    private RunnerOutcome outcome;

    Watch(Supervised supervised, Mandate mandate, OutputLines lines, Site site, Loss loss, Optional<Upload> upload) {
        this.assignment = supervised.assignment();
        this.work = assignment.work();
        this.channel = supervised.channel();
        this.mandate = mandate;
        this.lines = lines;
        this.site = site;
        this.loss = loss;
        this.upload = upload;
        this.trace = new Trace(supervised.ident(), Optional.empty(), Optional.empty());
        this.opened = Instant.now().minus(channel.now());
        this.began = now();
        this.due = channel.now().plus(START);
    }

    /** Begins with a supervisor that has greeted already, unless it has gone meanwhile. */
    RunnerOutcome goOn() throws InterruptedException {
        for (Report report = channel.next(Duration.ZERO); report != null; report = channel.next(Duration.ZERO)) {
            take(report);
        }
        if (outcome == null) {
            greeted();
        }
        return outcome();
    }

    RunnerOutcome outcome() throws InterruptedException {
        while (outcome == null) {
            Report report = channel.next(nextLook());
            if (report != null) {
                take(report);
            } else if (channel.now().compareTo(due) >= 0) {
                overdue();
            } else if (requested && channel.silence().compareTo(work.heartbeat()) > 0) {
                silent();
            }
        }
        return outcome;
    }

    /** What is known when nobody waits for the proof any more. */
    RunnerOutcome withoutProof() {
        if (!requested) {
            return new RunnerOutcome.Cancelled(began, now(), true);
        }
        if (cause == null) {
            cause = Cause.CANCEL;
        }
        return outcome == null ? ended(false, "") : outcome;
    }

    private Duration nextLook() {
        Duration left = due.minus(channel.now());
        Duration beat = work.heartbeat().dividedBy(3);
        return left.compareTo(beat) < 0 ? left : beat;
    }

    private void take(Report report) throws InterruptedException {
        switch (report.kind()) {
            case GREETING -> greeted();
            case READY -> request();
            case REFUSED -> outcome = notStarted(report.text());
            case MACHINE -> trace = trace.withMachine(report.text());
            case WARNING -> LOG.warn("The supervisor says: {}", report.text());
            case STARTED -> started(report.pid());
            case EXITED -> exited(report.exitCode());
            case ENDING -> ending(report.text());
            case GONE -> outcome = ended(true, "");
            case UNKILLABLE -> unkillable(report.text());
            case CLOSED -> closed();
            case CANCEL -> cancel();
            default -> LOG.debug("A report of kind {} was not expected here", report.kind());
        }
    }

    private void greeted() {
        if (upload.isEmpty()) {
            request();
        } else {
            uploading = true;
            due = channel.now().plus(Upload.LIMIT);
            channel.send(Message.unpack(assignment.place().orElseThrow(), Upload.LIMIT));
            channel.send(upload.get());
        }
    }

    private void request() {
        requested = true;
        due = channel.now().plus(START);
        channel.request(assignment, mandate, lines);
    }

    private void started(long pid) {
        started = true;
        trace = trace.withLeader(pid);
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
        if (requested) {
            outcome = ended(settle(), "; " + site.explain(channel.lastErrors()));
        } else {
            outcome = notStarted(channel.fault().isEmpty() ? site.explain(channel.lastErrors()) : channel.fault());
        }
    }

    private void overdue() throws InterruptedException {
        if (!started) {
            silent();
        } else if (cause == null && exit == null && ending == null) {
            cause = Cause.TIME_LIMIT;
            stop(work.grace());
        } else if (!lagged) {
            lagged = true;
            channel.passBy();
            due = channel.now().plus(Supervisor.KILL).plus(SLACK);
        } else {
            outcome = ended(settle(), "; the supervisor did not say that all is gone");
        }
    }

    private void silent() throws InterruptedException {
        if (!requested) {
            outcome = notStarted(
                    uploading
                            ? "the files of the commit did not get there within " + Upload.LIMIT
                            : "the supervisor did not answer within " + START);
        } else {
            cause = cause == null ? Cause.SILENCE : cause;
            stop(Supervisor.hurried(work)); // it may hear it yet
            outcome = ended(settle(), "");
        }
    }

    private void cancel() {
        if (!requested) {
            outcome = new RunnerOutcome.Cancelled(began, now(), true);
        } else {
            cause = cause == null ? Cause.CANCEL : cause;
            stop(Supervisor.hurried(work));
        }
    }

    private void stop(Duration grace) {
        channel.stop(grace);
        due = channel.now().plus(grace).plus(LAG);
    }

    private boolean settle() throws InterruptedException {
        return loss.settle(channel, assignment, trace);
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
            return "the supervisor ended the command: for " + work.heartbeat()
                    + " nothing told it that the deployment may go on, so this process was frozen or cut off, or the queue"
                    + " did not confirm its hold";
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
        return opened.plus(channel.now());
    }
}
