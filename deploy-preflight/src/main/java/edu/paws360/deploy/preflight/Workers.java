package edu.paws360.deploy.preflight;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Bounded pools of threads that never keep a JVM alive. */
final class Workers {
    private static final Duration END = Duration.ofSeconds(2);

    private Workers() {}

    static ExecutorService atMost(int threads, String name) {
        AtomicInteger count = new AtomicInteger();
        return new ThreadPoolExecutor(threads, threads, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
            Thread thread = new Thread(task, name + "-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Interrupts what still runs, and gives it a moment to clean up; what ignores interrupts is left alone. */
    static void end(ExecutorService workers) throws InterruptedException {
        workers.shutdownNow();
        boolean unused = workers.awaitTermination(END.toMillis(), TimeUnit.MILLISECONDS);
    }
}
