package edu.paws360.deploy.health;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Writes down what it hears. */
final class RecordingListener implements HealthListener {
    private final List<String> heard = new CopyOnWriteArrayList<>();

    @Override
    public void attempt(Gate gate, Attempt attempt) {
        heard.add(gate.name() + " " + attempt.number() + " " + attempt.outcome().detail());
    }

    @Override
    public void finished(Gate gate, GateResult result) {
        heard.add(gate.name() + " finished: " + result.reason());
    }

    List<String> heard() {
        return heard;
    }
}
