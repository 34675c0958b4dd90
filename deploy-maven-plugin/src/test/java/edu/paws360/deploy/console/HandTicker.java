package edu.paws360.deploy.console;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A clock that stands still until a test moves it, and then calls as often as a real one would have. */
final class HandTicker implements Ticker {
    private final List<Call> calls = new ArrayList<>();
    private long nanos = 1_000;

    private record Call(Duration period, Runnable look) {}

    @Override
    public long nanos() {
        return nanos;
    }

    @Override
    public Ticking every(Duration period, Runnable look) {
        Call call = new Call(period, look);
        calls.add(call);
        return last -> {
            calls.remove(call);
            last.run();
        };
    }

    /** Lets whole seconds pass. */
    void pass(int seconds) {
        for (int second = 0; second < seconds; second++) {
            nanos += Duration.ofSeconds(1).toNanos();
            List.copyOf(calls).forEach(call -> call.look().run());
        }
    }

    boolean isCalling() {
        return !calls.isEmpty();
    }
}
