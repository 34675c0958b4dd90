package edu.paws360.deploy.wiring;

import edu.paws360.deploy.check.Spoken;
import edu.paws360.deploy.console.Screen;
import edu.paws360.deploy.health.Attempt;
import edu.paws360.deploy.health.Gate;
import edu.paws360.deploy.health.GateResult;
import edu.paws360.deploy.health.HealthListener;
import edu.paws360.deploy.health.probe.ProbeOutcome;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;

/** Says what gates are waiting for: its first answer that is not healthy, then a sign of life every 10 s at most. Thread-safe. */
final class HealthNarrator implements HealthListener {
    private static final Duration BETWEEN = Duration.ofSeconds(10);

    private final Screen screen;
    private final Map<String, Duration> said = new ConcurrentHashMap<>();
    private final Map<String, Attempt> open = new ConcurrentSkipListMap<>();

    HealthNarrator(Screen screen) {
        this.screen = screen;
    }

    @Override
    public void attempt(Gate gate, Attempt attempt) {
        open.put(gate.name(), attempt);
        screen.waiting(since -> inWords());
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

    @Override
    public void finished(Gate gate, GateResult result) {
        open.remove(gate.name());
    }

    private String inWords() {
        return open.isEmpty()
                ? "nothing new"
                : open.entrySet().stream()
                        .map(one -> one.getKey() + ", attempt " + one.getValue().number() + ": "
                                + one.getValue().outcome().detail())
                        .collect(Collectors.joining("; "));
    }
}
