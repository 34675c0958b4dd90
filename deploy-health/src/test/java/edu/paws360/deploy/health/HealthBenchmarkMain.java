package edu.paws360.deploy.health;

import edu.paws360.deploy.health.probe.ProbeOutcome;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** Runs in a JVM of its own for {@link HealthBenchmark}, and prints milliseconds, one run in a line. */
final class HealthBenchmarkMain {
    private HealthBenchmarkMain() {}

    /**
     * Measures.
     *
     * @param arguments {@code healthy} with a number of runs, the addresses of an API, a PostgreSQL database and a Redis;
     *     {@code query} with a number of runs, the JDBC URL of a database, user and password; or {@code many}
     */
    public static void main(String[] arguments) throws Exception {
        switch (arguments[0]) {
            case "healthy" -> {
                URI api = URI.create(arguments[2]);
                URI database = URI.create(arguments[3]);
                URI cache = URI.create(arguments[4]);
                repeat(arguments[1], () -> healthy(api, database, cache));
            }
            case "query" -> repeat(arguments[1], () -> query(arguments[2], arguments[3], arguments[4]));
            default -> many();
        }
    }

    private static void repeat(String times, Callable<Boolean> question) throws Exception {
        for (int i = Integer.parseInt(times); i > 0; i--) {
            long begun = System.nanoTime();
            print(question.call(), begun);
        }
    }

    /** What the driver alone takes for the query of the smoke test. */
    private static boolean query(String url, String user, String password) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, user, password);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT 1")) {
            return rows.next() && rows.getInt(1) == 1;
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
