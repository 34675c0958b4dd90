package edu.paws360.deploy.pipeline;

import edu.paws360.deploy.event.ConcurrencyViolated;
import edu.paws360.deploy.event.DeploymentEvent;
import edu.paws360.deploy.event.HoldLapsed;
import edu.paws360.deploy.event.HoldReleased;
import edu.paws360.deploy.event.RunnerRole;
import edu.paws360.deploy.journal.JournalException;
import edu.paws360.deploy.queue.Hold;
import edu.paws360.deploy.queue.Holder;
import edu.paws360.deploy.runner.Mandate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A deployment under way: what the stages share. Used by the deployment's thread alone. */
public final class Run {
    /** What runs goes on for a heartbeat, 1 second at least, after the last confirmation: time for several looks. */
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private static final Duration BETWEEN_ORDERS = Duration.ofMillis(250);

    private final Recorder recorder;
    private final Helm helm;
    private final List<String> remarks = new ArrayList<>();
    private Optional<Hold> hold = Optional.empty();
    private Optional<HoldProof> proof = Optional.empty();
    private Optional<Orders> orders = Optional.empty();
    private List<Rounds> watches = List.of();
    private Optional<RunnerRole> changedBy = Optional.empty();
    private boolean unproven;

    Run(Recorder recorder, Optional<String> noFailover) {
        this.recorder = recorder;
        this.helm = new Helm(recorder, noFailover);
    }

    /**
     * Writes what happened into the journal.
     *
     * @param event what happened
     * @throws JournalException if it could not be written
     */
    public void record(DeploymentEvent event) throws JournalException {
        recorder.record(event);
    }

    /**
     * Keeps the hold until the end of the deployment. From here on it is watched: once it is lost, or somebody orders that the
     * deployment ends, the deployment's thread is interrupted.
     *
     * @param granted what the queue gave
     */
    public void keep(Hold granted) {
        HoldProof ours = new HoldProof(granted);
        hold = Optional.of(granted);
        proof = Optional.of(ours);
        Orders asked = new Orders(granted, ours, helm);
        orders = Optional.of(asked);
        // Apart, since an order waits for the journal, and the hold must be looked at meanwhile.
        watches = List.of(
                Rounds.begin("hold", BETWEEN_LOOKS, () -> ours.fault().ifPresent(helm::end), helm),
                Rounds.begin("orders", BETWEEN_ORDERS, asked, helm));
    }

    /**
     * The hold, once the queue has given it.
     *
     * @return the hold, or nothing before the queue stage and after the end
     */
    public Optional<Hold> hold() {
        return hold;
    }

    /** By what right something runs: without a hold, by nobody's leave but the caller's. */
    Mandate mandate() {
        return proof.<Mandate>map(ours -> ours).orElse(Mandate.STANDING);
    }

    Helm helm() {
        return helm;
    }

    /** Why nothing more may be done: somebody said so, or the hold is not ours any more, or nobody can tell. */
    Optional<StageResult> fault() {
        boolean cancelled = Thread.interrupted(); // a store is not read under an interrupt
        proof.flatMap(HoldProof::fault).ifPresent(helm::end);
        Optional<StageResult> end = helm.end();
        if (cancelled && end.isEmpty()) {
            Thread.currentThread().interrupt();
        }
        return end;
    }

    /** Journals who else was seen to hold production meanwhile (spec, "Concurrency Control"). */
    void recordViolation() throws JournalException {
        Optional<Holder> other = proof.flatMap(HoldProof::violator);
        if (other.isPresent()) {
            record(new ConcurrencyViolated(
                    other.get().summary(), "this deployment took production for its own meanwhile"));
        }
    }

    /** A command begins; until its end is proven, production must not be given to anybody. */
    void begun() {
        unproven = true;
    }

    /** A command has ended. */
    void ended(RunnerRole role, boolean provenStopped, boolean mayHaveChanged) {
        unproven = !provenStopped;
        if (mayHaveChanged) {
            changedBy = Optional.of(role);
        }
    }

    /** The runner that changed production last, if one may have. */
    Optional<RunnerRole> changedBy() {
        return changedBy;
    }

    /** Something that the verdict has to say, even where everything went well. */
    void remark(String what) {
        remarks.add(what);
    }

    List<String> remarks() {
        return List.copyOf(remarks);
    }

    /** Lets the next one go; what was never held is not released, and what may still change production does not make room. */
    void release() throws JournalException {
        boolean ended = helm.decide().isPresent();
        watches.forEach(Rounds::close);
        if (!ended) {
            orders.ifPresent(Orders::letAnswersBeRead);
        }
        boolean cancelled = Thread.interrupted();
        try {
            if (hold.isPresent()) {
                Hold held = hold.get();
                hold = Optional.empty();
                record(unproven ? lapse(held) : close(held));
            }
        } finally {
            if (cancelled) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static DeploymentEvent close(Hold held) {
        held.close();
        return new HoldReleased(held.ticket(), held.fencingToken());
    }

    private static DeploymentEvent lapse(Hold held) {
        held.lapse();
        return new HoldLapsed(
                held.ticket(),
                held.fencingToken(),
                "it is not proven that what was started has stopped, so the next deployment goes as after the death of this"
                        + " process");
    }
}
