package edu.paws360.deploy.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.testbed.Ansible;
import edu.paws360.deploy.testbed.Needs;
import edu.paws360.deploy.testbed.PostgreSql;
import edu.paws360.deploy.testbed.SshHosts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two deployments at once, two runners, and everything that can go wrong between them, at random moments. What counts is what
 * the target saw: no two at a time, nobody twice, the next one always arrives, and nothing is left anywhere.
 */
@Needs({SshHosts.class, PostgreSql.class, Ansible.class})
class ChaosIT {
    private static final String[] REASONS = {"manual", "primary_exit_code", "primary_timeout", "primary_unreachable"};

    @TempDir
    Path folder;

    private final Map<String, Integer> failovers = new TreeMap<>();

    @Test
    void neverTwoAtOnceWhateverHappens(SshHosts ssh, PostgreSql postgres) throws Exception {
        rounds(Fault.values().length, 2, ssh, postgres);
    }

    @Test
    @Tag("long")
    void neverTwoAtOnceInAnHourOfIt(SshHosts ssh, PostgreSql postgres) throws Exception {
        rounds(300, 3, ssh, postgres);
    }

    private void rounds(int count, int lanes, SshHosts ssh, PostgreSql postgres) throws Exception {
        long seed = Long.getLong("chaos.seed", System.nanoTime());
        System.out.println("chaos: " + count + " rounds, -Dchaos.seed=" + seed);
        Random dice = new Random(seed);
        Queue<Scenario> waiting = new ConcurrentLinkedQueue<>(IntStream.range(0, count)
                .mapToObj(number -> Scenario.of(number, dice))
                .toList());
        ExecutorService threads = Executors.newFixedThreadPool(lanes);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int number = 0; number < lanes; number++) {
                Lane lane = new Lane(folder.resolve("lane-" + number), ssh, postgres, number % 2 == 1);
                running.add(threads.submit(() -> all(waiting, lane)));
            }
            for (Future<?> lane : running) {
                lane.get(2, TimeUnit.HOURS);
            }
        } finally {
            threads.shutdownNow();
        }
        System.out.println("chaos: failovers " + failovers);
        assertThat(failovers.keySet()).contains(REASONS);
    }

    private Void all(Queue<Scenario> waiting, Lane lane) throws Exception {
        try (lane) {
            for (Scenario next = waiting.poll(); next != null; next = waiting.poll()) {
                one(new Round(next, lane), next);
            }
            return null;
        } finally {
            waiting.clear(); // one that failed is enough
        }
    }

    private void one(Round round, Scenario scenario) throws Exception {
        long began = System.nanoTime();
        try {
            List<String> reasons = round.run();
            synchronized (failovers) {
                reasons.forEach(reason -> failovers.merge(reason, 1, Integer::sum));
            }
            System.out.println("chaos: " + scenario + " " + reasons + " "
                    + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began) + " ms");
        } catch (AssertionError | Exception failed) {
            throw new AssertionError(failed.getMessage() + "\n" + round.story(), failed);
        }
    }
}
