package edu.paws360.deploy.console;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A clock that nobody can set, and that calls. */
interface Ticker {
    /** A terminal that stands still must not hold up the end; the thread is a daemon. */
    Duration LAST_LOOK = Duration.ofMillis(500);

    /** The machine's own, with a thread of its own. */
    Ticker REAL = new Ticker() {
        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public Ticking every(Duration period, Runnable look) {
            return calling(period, look);
        }
    };

    /** Nanoseconds since some moment. */
    long nanos();

    /** Calls again and again, until it is ended. */
    Ticking every(Duration period, Runnable look);

    private static Ticking calling(Duration period, Runnable look) {
        ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread worker = new Thread(work, "deploy-screen");
            worker.setDaemon(true);
            return worker;
        });
        Future<?> calls = thread.scheduleAtFixedRate(look, period.toNanos(), period.toNanos(), TimeUnit.NANOSECONDS);
        return last -> {
            calls.cancel(false);
            thread.execute(last);
            end(thread);
        };
    }

    private static void end(ScheduledExecutorService thread) {
        thread.shutdown();
        boolean interrupted = Thread.interrupted();
        try {
            thread.awaitTermination(LAST_LOOK.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException again) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** What is called until it ends. */
    interface Ticking {
        /** Calls no more but the last one, which is not waited for where whatever it looks at stands still. */
        void end(Runnable last);
    }
}
