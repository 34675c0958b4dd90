package edu.paws360.deploy.queue.stress;

import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.queue.Applicant;
import edu.paws360.deploy.queue.Hold;
import edu.paws360.deploy.queue.Ticket;
import edu.paws360.deploy.queue.stress.StressProcess.Stop;
import edu.paws360.deploy.testbed.Eventually;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Many processes that take turns while some are killed, some are stopped for longer than their lease, and the store is disturbed. */
final class StressRun implements AutoCloseable {
    private final StressStore store;
    private final Path truth;
    private final Disturbance disturbance;
    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);
    private final List<StressProcess> running = new ArrayList<>();
    private final List<StressProcess> all = new ArrayList<>();

    /** Something that happens to the store itself about every five seconds, for example a cut of its connections. */
    interface Disturbance {
        void strike() throws Exception;
    }

    StressRun(StressStore store, Path truth, Disturbance disturbance) {
        this.store = store;
        this.truth = truth;
        this.disturbance = disturbance;
    }

    /** What a run may not leave. */
    void assertOneAtATime(int processes, Duration length) throws Exception {
        for (int i = 0; i < processes; i++) {
            start();
            // No more than a few begin at once: fifty that do keep two processors busy for a minute.
            Eventually.holds(running.get(Math.max(0, i - 4))::hasEntered);
        }
        torment(length);
        finish();
        takeTheLastTurn();
        judge();
    }

    private void start() throws IOException {
        StressProcess process = new StressProcess(truth, store);
        running.add(process);
        all.add(process);
    }

    private void torment(Duration length) throws Exception {
        long end = System.nanoTime() + length.toNanos();
        while (System.nanoTime() - end < 0) {
            TimeUnit.MILLISECONDS.sleep(200 + random.nextInt(800));
            switch (random.nextInt(6)) {
                case 0, 1, 2 -> replaceOne();
                case 3, 4 -> stopSome();
                default -> disturbance.strike();
            }
        }
    }

    private void replaceOne() throws IOException, InterruptedException {
        StressProcess victim = victim();
        running.remove(victim);
        victim.kill();
        start();
    }

    /** Two, of which one is perhaps the holder and the other perhaps waits. */
    private void stopSome() throws IOException, InterruptedException {
        Set<StressProcess> victims = new LinkedHashSet<>(List.of(victim(), anyone()));
        for (StressProcess victim : victims) {
            victim.stop();
        }
        TimeUnit.MILLISECONDS.sleep(stopped().toMillis());
        for (StressProcess victim : victims) {
            victim.resume();
        }
    }

    private StressProcess anyone() {
        return running.get(random.nextInt(running.size()));
    }

    /** Three times in four the one that holds production, if somebody does within a moment. */
    private StressProcess victim() throws IOException, InterruptedException {
        Optional<StressProcess> holder = Optional.empty();
        int looks = random.nextInt(4) == 0 ? 0 : 50;
        for (int i = 0; i < looks && holder.isEmpty(); i++) {
            TimeUnit.MILLISECONDS.sleep(2);
            holder = holder();
        }
        return holder.orElseGet(this::anyone);
    }

    private Optional<StressProcess> holder() throws IOException {
        return lastLine().filter(line -> !line.what().equals("end")).flatMap(line -> running.stream()
                .filter(one -> one.pid() == line.pid())
                .findFirst());
    }

    private Optional<TruthLine> lastLine() throws IOException {
        List<TruthLine> lines = lines();
        return lines.isEmpty() ? Optional.empty() : Optional.of(lines.get(lines.size() - 1));
    }

    private List<TruthLine> lines() throws IOException {
        return Files.exists(truth)
                ? Files.readAllLines(truth).stream().map(TruthLine::parse).toList()
                : List.of();
    }

    private void finish() throws IOException, InterruptedException {
        for (StressProcess process : running) {
            process.finish();
        }
        for (StressProcess process : all) {
            assertThat(process.hasEnded())
                    .as("a process ends by itself, seed %s", seed)
                    .isTrue();
        }
    }

    /** The line moves only when somebody comes; this one finds whoever was killed last. */
    private void takeTheLastTurn() throws Exception {
        Applicant last = new Applicant("d-last", "ann", "4f2a9c1", "main", Optional.empty());
        try (Ticket ticket = store.open(store.timing()).enter(last);
                Hold hold = ticket.await(Duration.ofSeconds(60), position -> {})) {
            hold.check();
        }
    }

    private void judge() throws Exception {
        List<Stop> stops =
                all.stream().flatMap(process -> process.stops().stream()).toList();
        Truth judge = new Truth(stops);
        List<TruthLine> lines =
                Files.readAllLines(truth).stream().map(TruthLine::parse).toList();
        assertThat(judge.faultsOf(lines)).as("seed %s", seed).isEmpty();
        assertThat(all.stream()
                        .flatMap(process -> Fate.faultsOf(process).stream().filter(said -> !store.excuses(said))))
                .as("seed %s", seed)
                .isEmpty();
        assertThat(store.leftovers()).as("seed %s", seed).isEmpty();
        assertThat(judge.turns()).as("turns in all").isGreaterThan(running.size());
        System.out.printf(
                "%s: %d processes in all, %d killed, %d stops, %d turns, %d of them cut short, %d lines late by a stop between look and line%n",
                store.words().get(0),
                all.size(),
                all.stream().filter(StressProcess::wasKilled).count(),
                stops.size(),
                judge.turns(),
                judge.turns() - judge.ends(),
                judge.excused());
    }

    private Duration stopped() {
        return store.timing().lease().plus(store.timing().settle()).plusMillis(500);
    }

    @Override
    public void close() {
        all.forEach(StressProcess::close);
    }
}
