package edu.paws360.deploy.health;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** Gates that are run side by side, to the end of all or to the first that fails. For one thread. */
final class Race {
    private final List<GateRun> runs;
    private final boolean failFast;
    private final List<Future<GateResult>> running = new ArrayList<>();
    private Optional<GateResult> failed = Optional.empty();

    /** Runs, none begun. */
    Race(List<GateRun> runs, boolean failFast) {
        this.runs = runs;
        this.failFast = failFast;
    }

    /** Returns when all have ended, or when the others have been told to end. */
    void run(Workers workers) throws InterruptedException {
        CompletionService<GateResult> finishing = workers.finishing();
        for (GateRun run : runs) {
            running.add(finishing.submit(run::run));
        }
        for (int left = runs.size(); left > 0 && failed.isEmpty(); left--) {
            failed = Optional.of(result(finishing.take())).filter(result -> failFast && !result.healthy());
        }
        running.forEach(run -> run.cancel(true));
    }

    /** What came of it, once the workers have ended. */
    HealthReport report() throws InterruptedException {
        List<GateResult> results = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            results.add(running.get(i).isCancelled() ? runs.get(i).cut(why()) : result(running.get(i)));
        }
        return new HealthReport(results);
    }

    private String why() {
        return "ended, because " + failed.orElseThrow().name() + " failed";
    }

    private static GateResult result(Future<GateResult> run) throws InterruptedException {
        try {
            return run.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("A gate or its listener broke: " + e.getCause(), e);
        }
    }
}
