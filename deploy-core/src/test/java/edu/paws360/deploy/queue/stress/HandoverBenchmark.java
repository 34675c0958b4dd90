package edu.paws360.deploy.queue.stress;

import edu.paws360.deploy.queue.Applicant;
import edu.paws360.deploy.queue.Hold;
import edu.paws360.deploy.queue.QueueTiming;
import edu.paws360.deploy.testbed.Needs;
import edu.paws360.deploy.testbed.PostgreSql;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Prints what waiting costs and how long a handover takes, with 10 and with 1,000 waiting, for each store; asserts nothing. Not run by the
 * build: {@code docs/benchmarks/run handover}.
 *
 * <p>The 1,000 are threads in 10 processes, and neighbours in line are in different ones. The same processes serve
 * both lengths, after they were warmed by a line of 1,000 that is not counted. From the processor time is taken off what the same
 * processes use while nobody waits in them. A handover is the time from the holder's call to give back to the next one's return from its wait.
 */
@Needs(PostgreSql.class)
class HandoverBenchmark {
    private static final int FEW = 10;
    private static final int MANY = 1_000;
    private static final int HANDOVERS = 60;
    private static final Duration WATCHED = Duration.ofSeconds(30);

    private final PostgreSql server;

    @TempDir
    Path folder;

    HandoverBenchmark(PostgreSql server) {
        this.server = server;
    }

    /**
     * What one line showed.
     *
     * @param cost processor time of one waiter, in milliseconds for each second of waiting
     * @param handovers in milliseconds, sorted
     */
    private record Figures(double cost, List<Double> handovers) {
        double median() {
            return handovers.get(handovers.size() / 2);
        }

        double spread() {
            return handovers.get(handovers.size() * 95 / 100);
        }
    }

    @Test
    void printsTheTable() throws Exception {
        List<StressStore> stores = List.of(new FileStress(folder), new PostgresStress(server));
        List<String> rows = new ArrayList<>();
        for (StressStore store : stores) {
            rows.addAll(rowsOf(store));
        }
        System.out.println(
                "| store | waiting | handover, median | handover, 95 % below | processor time of one waiter |");
        System.out.println("|---|---|---|---|---|");
        rows.forEach(System.out::println);
    }

    private List<String> rowsOf(StressStore store) throws Exception {
        try (WaitingProcesses processes = new WaitingProcesses(store)) {
            measure(store, processes, MANY, 0);
            double idle = processorShare(processes);
            Figures few = measure(store, processes, FEW, idle);
            Figures many = measure(store, processes, MANY, idle);
            String name = store.words().get(0);
            return List.of(row(name, "10", few), row(name, "1,000", many), ratios(name, few, many));
        }
    }

    private static Figures measure(StressStore store, WaitingProcesses processes, int waiting, double idle)
            throws Exception {
        List<Double> handovers = new ArrayList<>();
        double cost = 0;
        while (handovers.size() < HANDOVERS) {
            Hold hold = hold(store);
            processes.enter(waiting);
            if (cost == 0) {
                TimeUnit.SECONDS.sleep(2);
                cost = (processorShare(processes) - idle) / waiting * 1_000;
            }
            long released = System.nanoTime();
            hold.close();
            for (int i = 0; i < waiting && handovers.size() < HANDOVERS; i++) {
                long[] turn = processes.nextTurn();
                handovers.add((turn[0] - released) / 1e6);
                released = turn[1];
            }
            processes.clear();
        }
        handovers.sort(null);
        return new Figures(cost, handovers);
    }

    private static Hold hold(StressStore store) throws Exception {
        return store.open(QueueTiming.defaults())
                .enter(new Applicant("d-first", "ann", "4f2a9c1", "main", Optional.empty()))
                .await(Duration.ofSeconds(60), position -> {});
    }

    /** How many processors all use together. */
    private static double processorShare(WaitingProcesses processes) throws Exception {
        double before = processes.processorSeconds();
        TimeUnit.MILLISECONDS.sleep(WATCHED.toMillis());
        return (processes.processorSeconds() - before) / WATCHED.toSeconds();
    }

    private static String row(String store, String waiting, Figures figures) {
        return String.format(
                Locale.ROOT,
                "| %s | %s | %.1f ms | %.1f ms | %.3f ms a second |",
                store,
                waiting,
                figures.median(),
                figures.spread(),
                figures.cost());
    }

    private static String ratios(String store, Figures few, Figures many) {
        return String.format(
                Locale.ROOT,
                "| %s | 1,000 : 10 | %.2f | %.2f | %.2f |",
                store,
                many.median() / few.median(),
                many.spread() / few.spread(),
                many.cost() / few.cost());
    }
}
