package edu.paws360.deploy.preflight;

import edu.paws360.deploy.preflight.Survey.Unreached;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Does the same for each of many targets, so many at a time, on threads of its own that end with it. */
final class EachTarget {
    private EachTarget() {}

    /** What is done. */
    @FunctionalInterface
    interface Task<T> {
        T of(Target target) throws InterruptedException;
    }

    /**
     * Does it.
     *
     * @param targets whom it is done for
     * @param atOnce at how many at a time
     * @param task what
     * @param failed what stands for the result where it threw
     * @return the results, in the order of the targets
     * @throws InterruptedException if interrupted
     */
    static <T> List<T> of(List<Target> targets, int atOnce, Task<T> task, Function<Unreached, T> failed)
            throws InterruptedException {
        ExecutorService workers = Workers.atMost(Math.min(atOnce, targets.size()), "preflight-probe");
        try {
            List<Callable<T>> tasks = new ArrayList<>();
            targets.forEach(target -> tasks.add(() -> task.of(target)));
            List<Future<T>> futures = workers.invokeAll(tasks);
            List<T> results = new ArrayList<>();
            for (int i = 0; i < futures.size(); i++) {
                results.add(result(targets.get(i), futures.get(i), failed));
            }
            return results;
        } finally {
            Workers.end(workers);
        }
    }

    private static <T> T result(Target target, Future<T> future, Function<Unreached, T> failed)
            throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            return failed.apply(new Unreached(target, Wording.of(e.getCause()), false));
        }
    }
}
