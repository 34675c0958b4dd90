package edu.paws360.deploy.wiring;

import edu.paws360.deploy.check.Spoken;
import edu.paws360.deploy.console.Screen;
import edu.paws360.deploy.health.Attempt;
import edu.paws360.deploy.health.Gate;
import edu.paws360.deploy.health.HealthListener;
import edu.paws360.deploy.health.probe.ProbeOutcome;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Says what gates are waiting for: its first answer that is not healthy, then a sign of life every 10 s at most. Thread-safe. */
final class HealthNarrator implements HealthListener {
    private static final Duration BETWEEN = Duration.ofSeconds(10);

    private final Screen screen;
    private final Map<String, Duration> said = new ConcurrentHashMap<>();

    HealthNarrator(Screen screen) {
        this.screen = screen;
    }

    @Override
    public void attempt(Gate gate, Attempt attempt) {
        if (attempt.outcome() instanceof ProbeOutcome.Healthy) {
            return;
        }
        Duration last = said.get(gate.name());
        if (last == null || attempt.offset().minus(last).compareTo(BETWEEN) >= 0) {
            said.put(gate.name(), attempt.offset());
            screen.say("  " + gate.name() + " after " + Spoken.of(attempt.offset()) + ": "
                    + attempt.outcome().detail());
        }
    }
}
