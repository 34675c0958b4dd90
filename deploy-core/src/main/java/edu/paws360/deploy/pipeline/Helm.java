package edu.paws360.deploy.pipeline;

import edu.paws360.deploy.check.ReasonCode;
import edu.paws360.deploy.event.OrderReceived;
import edu.paws360.deploy.event.StageName;
import edu.paws360.deploy.journal.JournalException;
import edu.paws360.deploy.queue.Order;
import java.util.Optional;

/**
 * What the deployment does and what it was told meanwhile, shared by its thread and the one that watches its hold. Whatever
 * ends the deployment, or stops the primary, is said once: by stopping what is on the leash, or else by an interrupt of the
 * deployment's thread, which is taken back when that thread asks for the reason.
 */
final class Helm {
    private final Thread deployment = Thread.currentThread();
    private final Recorder recorder;
    private final Optional<String> noFailover;
    private StageName stage = StageName.BRANCH;
    private Doing doing = Doing.NOTHING_YET;
    private boolean attempting;
    private Optional<Leash<?>> leash = Optional.empty();
    private Optional<StageResult> end = Optional.empty();
    private Optional<Order> failover = Optional.empty();
    private boolean interrupted;
    private boolean decided;

    /** For the calling thread; a failover that is ordered is refused if a reason for that is given. */
    Helm(Recorder recorder, Optional<String> noFailover) {
        this.recorder = recorder;
        this.noFailover = noFailover;
    }

    synchronized void enter(StageName name) {
        stage = name;
    }

    synchronized void doing(Doing what) {
        doing = what;
    }

    /** Begins on the primary, unless a failover was ordered before. */
    synchronized Optional<Order> toPrimary() {
        if (failover.isEmpty()) {
            doing = Doing.PRIMARY;
        }
        return failover;
    }

    /** The primary has ended; from here on no failover can be ordered. */
    synchronized Optional<Order> primaryEnded() {
        doing = Doing.LOOKING;
        return failover;
    }

    /** From here to {@link #attempted}, only what is on the leash is stopped. */
    synchronized void attempting() {
        attempting = true;
    }

    synchronized void attempted() {
        attempting = false;
        leash = Optional.empty();
    }

    synchronized void leash(Leash<?> work) {
        leash = Optional.of(work);
        if (stops()) {
            work.stop();
        }
    }

    /** Whether what is attempted was told to stop. */
    synchronized boolean stops() {
        return end.isPresent() || stopsPrimary();
    }

    /** Why a command is ended that we end now. */
    synchronized String whyStopped() {
        if (end.isPresent()) {
            return end.get().reason().equals(ReasonCode.HOLD_LOST)
                    ? "the hold was lost"
                    : "the deployment was " + (end.get().reason().equals(ReasonCode.CANCELLED) ? "cancelled" : "ended");
        }
        return stopsPrimary() ? "a failover was ordered" : "the deployment was cancelled";
    }

    private boolean stopsPrimary() {
        return doing == Doing.PRIMARY && failover.isPresent();
    }

    /** Says why nothing more may be done. The first one who says so is right; after the verdict nobody is. */
    synchronized void end(StageResult why) {
        if (decided || end.isPresent()) {
            return;
        }
        end = Optional.of(why);
        if (attempting) {
            leash.ifPresent(Leash::stop);
        } else if (Thread.currentThread() != deployment) {
            interrupted = true;
            deployment.interrupt();
        }
    }

    /** Why nothing more may be done, if that is so. */
    synchronized Optional<StageResult> end() {
        if (interrupted) {
            interrupted = false;
            Thread.interrupted();
        }
        return end;
    }

    /** The failover that was ordered and not refused. */
    synchronized Optional<Order> failover() {
        return failover;
    }

    /** From here on the verdict is known, and no order changes it. */
    synchronized Optional<StageResult> decide() {
        decided = true;
        return end();
    }

    /**
     * Journals an order and does what it says. Nobody waits for the journal but the caller: whatever ends the deployment
     * meanwhile ends it at once, and the order is then answered, and journaled, once more.
     *
     * @return what is answered
     */
    String take(Order order) throws JournalException {
        String answer;
        do {
            answer = answerTo(order);
            journal(order, answer);
        } while (!isDone(order, answer));
        return answer;
    }

    private void journal(Order order, String answer) throws JournalException {
        recorder.record(
                new OrderReceived(OrderReceived.Kind.valueOf(order.kind().name()), order.by(), order.why(), answer));
    }

    private synchronized String answerTo(Order order) {
        return order.kind() == Order.Kind.CANCEL ? answerToCancel() : answerToFailover();
    }

    /** Does what was answered; returns false if that is the answer no longer. */
    private synchronized boolean isDone(Order order, String answer) {
        boolean still = answerTo(order).equals(answer);
        if (still && !Order.isRefusal(answer)) {
            obey(order);
        }
        return still;
    }

    private String answerToCancel() {
        if (decided) {
            return Order.refusal("the deployment is decided already");
        }
        return end.isPresent()
                ? Order.refusal("the deployment is ending already")
                : "cancelling; stage " + stage.label();
    }

    private String answerToFailover() {
        if (decided || end.isPresent()) {
            return answerToCancel();
        }
        if (noFailover.isPresent()) {
            return Order.refusal(noFailover.get());
        }
        if (doing == Doing.LOOKING) {
            return doing.refusal() + stage.label();
        }
        if (!doing.refusal().isEmpty()) {
            return doing.refusal();
        }
        return failover.isPresent() ? Order.refusal("a failover was ordered already") : accepted();
    }

    private String accepted() {
        return doing == Doing.PRIMARY
                ? "stopping the primary; the secondary goes on"
                : "the deployment goes straight to the secondary";
    }

    private void obey(Order order) {
        if (order.kind() == Order.Kind.CANCEL) {
            end(StageResult.failed(ReasonCode.CANCELLED, "cancelled by " + asked(order)));
        } else {
            failover = Optional.of(order);
            leash.filter(work -> stopsPrimary()).ifPresent(Leash::stop);
        }
    }

    static String asked(Order order) {
        return order.by() + (order.why().isBlank() ? "" : ": " + order.why());
    }
}
