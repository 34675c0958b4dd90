package edu.paws360.deploy.pipeline;

import edu.paws360.deploy.runner.Fitness;
import edu.paws360.deploy.runner.Mandate;
import edu.paws360.deploy.runner.OutputListener;
import edu.paws360.deploy.runner.Runner;
import edu.paws360.deploy.runner.RunnerOutcome;
import edu.paws360.deploy.runner.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** A runner that ends as it is told, for the endings that cannot be brought about on a real one. */
final class FakeRunner implements Runner {
    static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    final List<Map<String, String>> environments = new CopyOnWriteArrayList<>();
    final CountDownLatch runs = new CountDownLatch(1);
    private AtomicInteger interrupts = new AtomicInteger();
    private final String name;
    private final Ending ending;
    private Fitness fitness = new Fitness.Fit("fine");

    /** How it ends. */
    interface Ending {
        RunnerOutcome outcome() throws InterruptedException;
    }

    FakeRunner(String name, Ending ending) {
        this.name = name;
        this.ending = ending;
    }

    static FakeRunner exits(String name, int code) {
        return new FakeRunner(name, () -> new RunnerOutcome.Exited(code, NOW, NOW, true));
    }

    static FakeRunner fails(String name, boolean proven) {
        return new FakeRunner(name, () -> new RunnerOutcome.Failed("the job failed", NOW, NOW, proven));
    }

    static FakeRunner timesOut(String name, boolean proven) {
        return new FakeRunner(name, () -> new RunnerOutcome.TimedOut(Duration.ofMinutes(30), NOW, NOW, proven));
    }

    static FakeRunner isLost(String name, boolean proven) {
        return new FakeRunner(name, () -> new RunnerOutcome.Lost("the line is dead", NOW, NOW, proven));
    }

    static FakeRunner unfit(String name) {
        FakeRunner runner = new FakeRunner(name, () -> {
            throw new AssertionError("must not run");
        });
        runner.fitness = new Fitness.Unfit("it has no python3");
        return runner;
    }

    /** One that runs until it is interrupted, and, where it cannot prove its end, until it is interrupted again. */
    static FakeRunner hangs(String name, boolean proven) {
        AtomicInteger interrupts = new AtomicInteger();
        int enough = proven ? 1 : 2;
        FakeRunner runner = new FakeRunner(name, () -> {
            while (interrupts.get() < enough) {
                awaitInterrupt();
                interrupts.incrementAndGet();
            }
            return new RunnerOutcome.Cancelled(NOW, NOW, proven);
        });
        runner.interrupts = interrupts;
        return runner;
    }

    private static void awaitInterrupt() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException stop) {
            return;
        }
    }

    int interrupts() {
        return interrupts.get();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public RunnerOutcome run(Work work, Mandate mandate, OutputListener output) {
        environments.add(work.environment());
        runs.countDown();
        try {
            return ending.outcome();
        } catch (InterruptedException stopped) {
            return new RunnerOutcome.Cancelled(NOW, NOW, true);
        }
    }

    @Override
    public Fitness fitness(Work work) {
        return fitness;
    }

    int ran() {
        return environments.size();
    }
}
