package edu.paws360.deploy.chaos;

import edu.paws360.deploy.queue.Order;
import edu.paws360.deploy.queue.QueueSnapshot;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Does to a deployment what the scenario says, and takes it back at the end as far as it can be taken back. */
final class Strike {
    private final Scenario scenario;
    private final Lane lane;
    private final Deployment victim;
    private Optional<ProcessHandle> stopped = Optional.empty();

    Strike(Scenario scenario, Lane lane, Deployment victim) {
        this.scenario = scenario;
        this.lane = lane;
        this.victim = victim;
    }

    void make() throws Exception {
        TimeUnit.MILLISECONDS.sleep(scenario.delay().toMillis());
        switch (scenario.fault()) {
            case KILL_JVM -> victim.signal("KILL");
            case STOP_JVM -> victim.signal("STOP");
            case INTERRUPT -> victim.signal("INT");
            case KILL_SUPERVISOR -> toSupervisor("KILL");
            case STOP_SUPERVISOR -> toSupervisor("STOP");
            case KILL_SUPERVISOR_AND_JVM -> {
                toSupervisor("KILL");
                victim.signal("KILL");
            }
            case STOP_SUPERVISOR_AND_KILL_JVM -> {
                toSupervisor("STOP");
                victim.signal("KILL");
            }
            case KILL_SSH -> to(victim.ssh(), "KILL");
            case STOP_SSH -> to(victim.ssh(), "STOP");
            case CUT, CUT_THE_SECONDARY -> lane.runner.cut();
            case FREEZE_HOST -> lane.runner.pause();
            case FREEZE_HOST_AND_KILL_JVM -> {
                lane.runner.pause();
                victim.signal("KILL");
            }
            case SLOW_START -> lane.runner.resume();
            case CANCEL_ORDER -> order(Order.Kind.CANCEL);
            case MANUAL_ORDER -> order(Order.Kind.FAILOVER);
            case NONE, EXIT_CODE, BOTH_FAIL, TIME_LIMIT, UNREACHABLE, MANUAL_MODE -> {
                // They come by themselves.
            }
        }
    }

    private void toSupervisor(String signal) throws Exception {
        to(victim.supervisor(scenario.remotePrimary() ? lane.runner.guests() : Stream.empty()), signal);
    }

    /** What is not there yet, or not any more, is not harmed. */
    private void to(Optional<ProcessHandle> process, String signal) throws Exception {
        if (process.isPresent() && process.get().isAlive()) {
            Deployment.signal(process.get(), signal);
            stopped = process.filter(same -> signal.equals("STOP"));
        }
    }

    private void order(Order.Kind kind) throws Exception {
        QueueSnapshot seen = lane.queue().look();
        if (seen.holder().isPresent()) {
            boolean known = lane.queue().order(seen.holder().get().ticket(), Order.of(kind, "chaos", "a test"));
            if (!known && victim.isAlive()) {
                throw new AssertionError("the holder is not known: " + seen);
            }
        }
    }

    /** Lets go on what was stopped. */
    void undo() throws Exception {
        if (victim.isAlive()) {
            victim.signal("CONT");
        }
        if (stopped.isPresent() && stopped.get().isAlive()) {
            Deployment.signal(stopped.get(), "CONT");
        }
        if (scenario.fault() == Fault.UNREACHABLE) {
            lane.runner.start();
        } else {
            lane.runner.resume();
        }
    }
}
