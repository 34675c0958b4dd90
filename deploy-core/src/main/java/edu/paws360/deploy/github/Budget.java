package edu.paws360.deploy.github;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * How often GitHub may be asked: a workflow's own token has 1,000 requests an hour, for all jobs of its repository. Counts
 * every request, repeats and pages too. Thread-safe.
 */
final class Budget {
    static final int PER_HOUR = 300;

    /**
     * What callers may have of them. The rest is for watchers: a hold that is not confirmed is lost in the midst of a deployment,
     * while a guard without an answer refuses one that has changed nothing yet.
     */
    static final int FOR_CALLERS = 80;

    private static final Duration HOUR = Duration.ofHours(1);

    private final LongSupplier nanos;
    private final Window all = new Window(PER_HOUR);
    private final Window callers = new Window(FOR_CALLERS);

    Budget(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /**
     * Nothing is left.
     *
     * @param requests how many there were within the hour
     * @param left how long nothing is left
     */
    record Exhausted(int requests, Duration left) {}

    /** Takes one request, or says how long there is none. */
    synchronized Optional<Exhausted> take(Asker asker) {
        long now = nanos.getAsLong();
        List<Window> windows = asker == Asker.CALLER ? List.of(all, callers) : List.of(all);
        Optional<Exhausted> exhausted = windows.stream()
                .flatMap(window -> window.exhausted(now).stream())
                .findFirst();
        if (exhausted.isEmpty()) {
            windows.forEach(window -> window.add(now));
        }
        return exhausted;
    }

    /** The requests of the last hour. */
    private static final class Window {
        private final Deque<Long> spent = new ArrayDeque<>();
        private final int most;

        Window(int most) {
            this.most = most;
        }

        Optional<Exhausted> exhausted(long now) {
            while (!spent.isEmpty() && now - spent.peekFirst() >= HOUR.toNanos()) {
                spent.removeFirst();
            }
            return spent.size() < most
                    ? Optional.empty()
                    : Optional.of(new Exhausted(most, HOUR.minusNanos(now - spent.peekFirst())));
        }

        void add(long now) {
            spent.addLast(now);
        }
    }
}
