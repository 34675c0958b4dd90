package edu.paws360.deploy.sink;

import edu.paws360.deploy.check.Spoken;
import edu.paws360.deploy.event.SinkDelivered;
import edu.paws360.deploy.journal.JournalReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Calls all sinks side by side and waits for them no longer than the limit. A sink that fails changes nothing else. */
public final class Deliveries {
    /** How long all sinks together may take at the end of a run. */
    public static final Duration LIMIT = Duration.ofSeconds(10);

    private final List<Sink> sinks;
    private final Duration limit;

    /**
     * Deliveries to some sinks.
     *
     * @param sinks the sinks
     * @param limit how long all of them together may take
     */
    public Deliveries(List<Sink> sinks, Duration limit) {
        this.sinks = List.copyOf(sinks);
        this.limit = limit;
    }

    /**
     * What became of one sink.
     *
     * @param sink its name
     * @param delivered whether it took everything
     * @param receipt what it took; on failure nothing, with what stood in the way
     */
    public record Outcome(String sink, boolean delivered, Receipt receipt) {
        /**
         * What is journaled of it.
         *
         * @return the event
         */
        public SinkDelivered event() {
            return new SinkDelivered(sink, delivered, receipt.upTo(), receipt.detail());
        }
    }

    /**
     * Delivers to every sink.
     *
     * @param journal what is delivered
     * @return one outcome for each sink, in their order
     * @throws InterruptedException if somebody does not want to wait; the sinks are told so too
     */
    public List<Outcome> deliver(JournalReader journal) throws InterruptedException {
        if (sinks.isEmpty()) {
            return List.of();
        }
        ExecutorService threads = Executors.newFixedThreadPool(sinks.size(), Deliveries::daemon);
        try {
            List<Future<Receipt>> futures = threads.invokeAll(
                    sinks.stream().map(sink -> call(sink, journal)).toList(), limit.toNanos(), TimeUnit.NANOSECONDS);
            return outcomes(futures);
        } finally {
            threads.shutdownNow();
        }
    }

    private static Callable<Receipt> call(Sink sink, JournalReader journal) {
        return () -> sink.deliver(journal);
    }

    private List<Outcome> outcomes(List<Future<Receipt>> futures) throws InterruptedException {
        List<Outcome> outcomes = new ArrayList<>();
        for (int number = 0; number < futures.size(); number++) {
            outcomes.add(outcome(sinks.get(number).name(), futures.get(number)));
        }
        return outcomes;
    }

    private Outcome outcome(String sink, Future<Receipt> future) throws InterruptedException {
        try {
            return new Outcome(sink, true, future.get());
        } catch (CancellationException late) {
            return failed(sink, "not done within " + Spoken.of(limit) + "; it goes on in the next run");
        } catch (ExecutionException failed) {
            Throwable cause = failed.getCause();
            return failed(sink, cause.getMessage() == null ? cause.toString() : cause.getMessage());
        }
    }

    private static Outcome failed(String sink, String why) {
        return new Outcome(sink, false, new Receipt(0, why, List.of()));
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "deploy-sink");
        thread.setDaemon(true);
        return thread;
    }
}
