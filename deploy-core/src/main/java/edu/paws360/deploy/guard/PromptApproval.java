package edu.paws360.deploy.guard;

import edu.paws360.deploy.event.ApprovalDecided;
import edu.paws360.deploy.event.ApprovalDecided.Decision;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;

/**
 * Asks on the terminal. Exactly the word that is shown approves; any other answer is a no, and an answer that comes after
 * the limit does not count. When a tenth of the limit is left, the terminal says so.
 *
 * @param terminal where to ask
 * @param limit how long to wait
 * @param patience the clock
 */
record PromptApproval(Terminal terminal, Duration limit, Patience patience) implements Approval {
    static final String TYPE = "prompt";
    private static final String NOBODY = "nobody";
    private static final int WARN_AT_TENTH = 9;

    PromptApproval {
        ApprovalLimit.checked(limit);
    }

    PromptApproval(Terminal terminal, Duration limit) {
        this(terminal, limit, Patience.REAL);
    }

    @Override
    public ApprovalDecided ask(ApprovalRequest request) throws InterruptedException {
        if (!terminal.isPresent()) {
            return undecided(
                    "deploy.approval.type is prompt, but there is no terminal to ask on. Start the deployment from a"
                            + " terminal, with neither input nor output redirected.",
                    Duration.ZERO);
        }
        long began = patience.nanos();
        FutureTask<Optional<String>> answer = new FutureTask<>(() -> question(request));
        inBackground(answer);
        try {
            boolean answered = await(answer, began);
            Duration waited = since(began);
            return answered && waited.compareTo(limit) < 0 ? judge(request, answer, waited) : timedOut(waited);
        } finally {
            answer.cancel(true);
        }
    }

    private Optional<String> question(ApprovalRequest request) throws IOException {
        terminal.show("Deploy " + request.project() + " to " + request.environment() + ": branch " + request.branch()
                + ", commit " + request.commit() + ".");
        terminal.show("Type " + request.word() + " to approve, anything else to refuse, within "
                + ApprovalLimit.spoken(limit) + ":");
        return terminal.readLine();
    }

    // A terminal can hold what reads from it for ever, and what writes to it too. Neither can be called off, so it is
    // left
    // behind in a thread that does not keep the JVM alive.
    private static void inBackground(Runnable talk) {
        Thread thread = new Thread(talk, "approval-prompt");
        thread.setDaemon(true);
        thread.start();
    }

    private boolean await(Future<?> answer, long began) throws InterruptedException {
        if (patience.await(answer, limit.multipliedBy(WARN_AT_TENTH).dividedBy(10))) {
            return true;
        }
        Duration left = limit.minus(since(began));
        if (left.isNegative() || left.isZero()) {
            return false;
        }
        inBackground(() -> terminal.show(
                "Nobody has answered yet; the deployment ends in " + ApprovalLimit.spoken(left.plusMillis(999)) + "."));
        return patience.await(answer, left);
    }

    private ApprovalDecided judge(ApprovalRequest request, Future<Optional<String>> answer, Duration waited)
            throws InterruptedException {
        Optional<String> line;
        try {
            line = answer.get();
        } catch (ExecutionException e) {
            return undecided("The terminal could not be read. Start the deployment again from a terminal.", waited);
        }
        if (line.isEmpty()) {
            return undecided(
                    "The terminal was closed before anybody answered. Start the deployment again from a terminal.",
                    waited);
        }
        // What else was typed is not repeated: it may have been a password.
        return line.get().equals(request.word())
                ? new ApprovalDecided(TYPE, Decision.APPROVED, terminal.user(), "typed " + request.word(), waited)
                : new ApprovalDecided(
                        TYPE,
                        Decision.REJECTED,
                        terminal.user(),
                        "The answer was not " + request.word()
                                + ". If that was a slip, start the deployment again and type exactly this word.",
                        waited);
    }

    private ApprovalDecided timedOut(Duration waited) {
        return new ApprovalDecided(
                TYPE,
                Decision.TIMED_OUT,
                NOBODY,
                "Nobody answered within " + ApprovalLimit.spoken(limit)
                        + " (deploy.approval.timeout). Start the deployment again when"
                        + " somebody is there to approve it.",
                waited);
    }

    private static ApprovalDecided undecided(String comment, Duration waited) {
        return new ApprovalDecided(TYPE, Decision.UNDECIDED, NOBODY, comment, waited);
    }

    private Duration since(long began) {
        return Duration.ofNanos(patience.nanos() - began);
    }
}
