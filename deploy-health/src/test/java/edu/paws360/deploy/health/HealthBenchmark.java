package edu.paws360.deploy.health;

import edu.paws360.deploy.health.AnsweringServer.Answer;
import edu.paws360.deploy.health.GatePolicy.NotYet;
import edu.paws360.deploy.health.probe.RawServer;
import edu.paws360.deploy.testbed.Needs;
import edu.paws360.deploy.testbed.PostgreSql;
import edu.paws360.deploy.testbed.Redis;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Prints how soon the gates notice, beside a loop of {@code curl} with {@code sleep 1}, npm's {@code wait-on} and a shell script that
 * asks one service after another; asserts nothing. Not run by the build: {@code docs/benchmarks/run health}.
 */
@Needs({PostgreSql.class, Redis.class})
class HealthBenchmark {
    private static final int MOMENTS = Integer.getInteger("moments", 100);
    private static final int TIMES = 3;
    /** So many passes, until the compilers of the JVM have done what they will do; the last ones are measured. */
    private static final String UNTIL_WARM = "2000";

    private static final long SEED = 360;

    /** What the specification's script does: one service after another, each with its retries after 1, 2 and 4 s. */
    private static final String SCRIPT = """
            patiently() { for wait in 0 1 2 4; do sleep "$wait"; "$@" >/dev/null 2>&1 && return; done; return 1; }
            failed=0
            patiently sh -c 'curl -sf --max-time 5 "$API" | grep -q healthy' || failed=1
            patiently pg_isready -q -h 127.0.0.1 -p "$DB_PORT" -U paws360 || failed=1
            patiently sh -c 'redis-cli -h 127.0.0.1 -p "$REDIS_PORT" ping | grep -q PONG' || failed=1
            patiently psql -qAt -c 'SELECT 1' "postgresql://paws360@127.0.0.1:$DB_PORT/paws360" || failed=1
            exit "$failed"
            """;

    private static final String CURL_LOOP = "until curl -sf -o /dev/null --max-time 5 \"$0\"; do sleep 1; done";

    private final Row gates = new Row("became healthy to passed: gates");
    private final Row curl = new Row("became healthy to passed: curl, sleep 1");
    private final Row waitOn = new Row("became healthy to passed: wait-on");
    private final Row refusing = new Row("all four refuse, notYet=fail: gates");
    private final Row refusingScript = new Row("all four refuse: script");
    private final Row warm = new Row("all four healthy: gates, warm JVM");
    private final Row first = new Row("all four healthy: gates, first in a JVM");
    private final Row script = new Row("all four healthy: script");
    private final Row queryWarm = new Row("SELECT 1 by the driver alone, warm JVM");
    private final Row queryFirst = new Row("SELECT 1 by the driver alone, first in a JVM");
    private final Row silent = new Row("accepts and stays silent, limit 2,000 ms: gates");
    private final Row many = new Row("200 gates, the slowest answer takes 3,000 ms, 64 MB heap: gates");

    /** What is measured, in milliseconds. */
    private record Row(String name, List<Double> runs) {
        Row(String name) {
            this(name, new ArrayList<>());
        }

        double at(double share) {
            List<Double> sorted = runs.stream().sorted().toList();
            return sorted.isEmpty() ? Double.NaN : sorted.get((int) Math.min(sorted.size() - 1, sorted.size() * share));
        }

        void print() {
            System.out.printf(
                    Locale.ROOT, "| %s | %d | %.1f | %.1f | %.1f |%n", name, runs.size(), at(0.5), at(0.95), at(1));
        }
    }

    @Test
    void printsTheTable(PostgreSql postgres, Redis redis) throws Exception {
        long asked = detection();
        for (int i = 0; i < TIMES; i++) {
            refusal();
            health(postgres, redis);
            silence();
            many.runs().addAll(inJvm("-Xmx64m", "many"));
        }
        System.out.println("| measured, ms | runs | median | 95 % below | highest |\n|---|---|---|---|---|");
        List.of(gates, curl, waitOn, refusing, refusingScript, warm, first, script, queryWarm, queryFirst, silent, many)
                .forEach(Row::print);
        ratio("detection, gates : curl, median", gates.at(0.5), curl.at(0.5));
        ratio("detection, gates : curl, 95 %", gates.at(0.95), curl.at(0.95));
        ratio("detection, gates : wait-on, 95 %", gates.at(0.95), waitOn.at(0.95));
        ratio("all refuse, gates : 7,000 ms", refusing.at(0.5), 7_000);
        ratio("all refuse, gates : script", refusing.at(0.5), refusingScript.at(0.5));
        ratio("all healthy, gates in a warm JVM : script", warm.at(0.5), script.at(0.5));
        System.out.printf(Locale.ROOT, "| most probes of the gates in a second | | %d | | |%n", asked);
    }

    private static void ratio(String name, double one, double other) {
        System.out.printf(Locale.ROOT, "| %s | | %.2f | | |%n", name, one / other);
    }

    /** Three servers begin to listen at the same random moment, each waited for by one of the three. */
    private long detection() throws Exception {
        Random random = new Random(SEED);
        long most = 0;
        for (int i = 0; i < MOMENTS; i++) {
            int port = freePort();
            int curlPort = freePort();
            int waitOnPort = freePort();
            Waiter loop = new Waiter(new ProcessBuilder("sh", "-c", CURL_LOOP, at(curlPort)));
            Waiter node = new Waiter(new ProcessBuilder(
                    "node", System.getProperty("wait.on"), at(waitOnPort).replace("http:", "http-get:")));
            GateWaiter gate = new GateWaiter(at(port));
            // Long enough for node to have started, and then any moment of two of curl's rounds.
            TimeUnit.MILLISECONDS.sleep(1_500 + random.nextInt(2_000));
            try (AnsweringServer ours = AnsweringServer.at(port, new Answer(200, "{}"));
                    AnsweringServer curls = AnsweringServer.at(curlPort, new Answer(200, "{}"));
                    AnsweringServer waitOns = AnsweringServer.at(waitOnPort, new Answer(200, "{}"))) {
                long now = System.nanoTime();
                gates.runs().add(gate.since(now));
                curl.runs().add(loop.since(now));
                waitOn.runs().add(node.since(now));
                if (ours.requests().isEmpty()
                        || curls.requests().isEmpty()
                        || waitOns.requests().isEmpty()) {
                    throw new IllegalStateException("somebody passed without asking");
                }
            }
            most = Math.max(most, gate.mostInASecond());
        }
        return most;
    }

    private void refusal() throws Exception {
        int port = freePort();
        GatePolicy strict = GatePolicy.DEFAULT.withNotYet(NotYet.FAIL);
        URI database = URI.create("postgresql://paws360:x@127.0.0.1:" + port + "/paws360");
        HealthGates all = HealthGates.of(
                Gate.http("api", URI.create(at(port))).policy(strict),
                Gate.postgres("db", database.getHost(), port, "paws360").policy(strict),
                Gate.redis("cache", URI.create("redis://127.0.0.1:" + port)).policy(strict),
                SmokeStep.sql("select", database, "SELECT 1", Optional.of("1"), strict)
                        .gate());
        Waiter shell = script(at(port), port, port, "");
        long begun = System.nanoTime();
        if (all.await().healthy()) {
            throw new IllegalStateException("nobody listens, and all are healthy");
        }
        refusing.runs().add(millisSince(begun));
        refusingScript.runs().add(shell.since(shell.begun));
    }

    private void health(PostgreSql postgres, Redis redis) throws Exception {
        try (AnsweringServer api = AnsweringServer.with(new Answer(200, "{\"status\": \"healthy\"}"))) {
            String database = "postgresql://" + postgres.user() + ":" + postgres.password() + "@127.0.0.1:"
                    + postgres.port() + "/" + postgres.database();
            String cache = "redis://:" + redis.password() + "@127.0.0.1:" + redis.port();
            String address = api.uri("/health").toString();
            addFirstAndLast(inJvm("-Xmx64m", "healthy", UNTIL_WARM, address, database, cache), first, warm);
            String url = "jdbc:postgresql://127.0.0.1:" + postgres.port() + "/" + postgres.database();
            addFirstAndLast(
                    inJvm("-Xmx64m", "query", UNTIL_WARM, url, postgres.user(), postgres.password()),
                    queryFirst,
                    queryWarm);
            ProcessBuilder shell = shell(address, postgres.port(), redis.port(), postgres.password());
            shell.environment().put("REDISCLI_AUTH", redis.password());
            Waiter sequential = new Waiter(shell);
            script.runs().add(sequential.since(sequential.begun));
        }
    }

    private static void addFirstAndLast(List<Double> runs, Row first, Row last) {
        first.runs().add(runs.get(0));
        last.runs().addAll(runs.subList(runs.size() - 20, runs.size()));
    }

    private void silence() throws Exception {
        try (RawServer server = RawServer.stallingAfter("")) {
            long begun = System.nanoTime();
            HealthGates.of(Gate.http("api", server.uri("/"))
                            .policy(GatePolicy.DEFAULT.withTimeout(Duration.ofSeconds(2))))
                    .await();
            silent.runs().add(millisSince(begun));
        }
    }

    private static Waiter script(String api, int database, int cache, String password) throws IOException {
        return new Waiter(shell(api, database, cache, password));
    }

    private static ProcessBuilder shell(String api, int database, int cache, String password) {
        ProcessBuilder shell = new ProcessBuilder("bash", "-c", SCRIPT);
        shell.environment().put("API", api);
        shell.environment().put("DB_PORT", String.valueOf(database));
        shell.environment().put("REDIS_PORT", String.valueOf(cache));
        shell.environment().put("PGPASSWORD", password);
        return shell;
    }

    private static List<Double> inJvm(String option, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                option,
                "-cp",
                System.getProperty("java.class.path"),
                HealthBenchmarkMain.class.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<Double> runs = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .map(Double::valueOf)
                .toList();
        if (process.waitFor() != 0 || runs.isEmpty()) {
            throw new IllegalStateException("The JVM of its own measured nothing");
        }
        return runs;
    }

    private static String at(int port) {
        return "http://127.0.0.1:" + port + "/health";
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static double millisSince(long begun) {
        return (System.nanoTime() - begun) / 1e6;
    }

    /** A process that ends when it has seen a service healthy; when it ended is noted at once. */
    private static final class Waiter {
        private final long begun = System.nanoTime();
        private final Process process;
        private final CompletableFuture<Long> ended;

        Waiter(ProcessBuilder builder) throws IOException {
            process = builder.redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            ended = process.onExit().thenApply(exit -> System.nanoTime());
        }

        double since(long moment) throws Exception {
            try {
                return (ended.get(1, TimeUnit.MINUTES) - moment) / 1e6;
            } finally {
                process.destroyForcibly();
            }
        }
    }

    /** The same of a gate. */
    private static final class GateWaiter {
        private final CompletableFuture<Long> ended;
        private final HealthFuture report;

        GateWaiter(String address) {
            report = HealthGates.of(Gate.http("api", URI.create(address))).start();
            ended = report.thenApply(seen -> System.nanoTime());
        }

        double since(long moment) throws Exception {
            return (ended.get(1, TimeUnit.MINUTES) - moment) / 1e6;
        }

        long mostInASecond() {
            List<Attempt> attempts = report.join().gate("api").attempts();
            return IntStream.range(0, attempts.size())
                    .mapToLong(i -> attempts.stream()
                            .skip(i)
                            .filter(each -> each.offset()
                                            .minus(attempts.get(i).offset())
                                            .toMillis()
                                    < 1_000)
                            .count())
                    .max()
                    .orElse(0);
        }
    }
}
