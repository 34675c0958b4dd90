package edu.paws360.deploy.health;

import edu.paws360.deploy.health.probe.ProbeOutcome;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Runs in a JVM of its own for {@link HealthBenchmark}, and prints milliseconds, one run in a line. */
final class HealthBenchmarkMain {
    private HealthBenchmarkMain() {}

    /**
     * Measures.
     *
     * @param arguments {@code healthy} with a number of runs, the addresses of an API, a PostgreSQL database and a Redis; or
     *     {@code many}
     */
    public static void main(String[] arguments) throws InterruptedException {
        if (arguments[0].equals("many")) {
            many();
            return;
        }
        for (int i = Integer.parseInt(arguments[1]); i > 0; i--) {
            long begun = System.nanoTime();
            boolean healthy = healthy(URI.create(arguments[2]), URI.create(arguments[3]), URI.create(arguments[4]));
            print(healthy, begun);
        }
    }

    /** The four services of the specification, all healthy. */
    static boolean healthy(URI api, URI database, URI cache) throws InterruptedException {
        boolean gates = HealthGates.of(
                        Gate.http("api", api).expectJson("{\"status\": \"healthy\"}"),
                        Gate.postgres("db", database.getHost(), database.getPort(), "paws360"),
                        Gate.redis("cache", cache))
                .await()
                .healthy();
        return gates
                && SmokeTests.of(List.of(
                                SmokeStep.sql("select", database, "SELECT 1", Optional.of("1"), GatePolicy.DEFAULT)))
                        .run()
                        .stream()
                        .noneMatch(step -> step.status().blocks());
    }

    /** Two hundred services, the slowest of which takes three seconds to answer. */
    private static void many() throws InterruptedException {
        long begun = System.nanoTime();
        List<Gate> gates = new ArrayList<>();
        for (int i = 1; i <= 200; i++) {
            long takes = 15L * i;
            gates.add(Gate.of("service-" + i, deadline -> {
                TimeUnit.MILLISECONDS.sleep(takes);
                return new ProbeOutcome.Healthy("it is up");
            }));
        }
        print(HealthGates.of(gates).await().healthy(), begun);
    }

    /** What was not healthy is no measurement. */
    private static void print(boolean healthy, long begun) {
        if (healthy) {
            System.out.println((System.nanoTime() - begun) / 1e6);
        }
    }
}
