package edu.paws360.deploy.metrics;

import static edu.paws360.deploy.testbed.StandIn.answering;
import static edu.paws360.deploy.testbed.StandIn.cutting;
import static edu.paws360.deploy.testbed.StandIn.hangingUp;
import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.check.ReasonCode;
import edu.paws360.deploy.metrics.BrokenWays.Way;
import edu.paws360.deploy.testbed.StandIn.Mood;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.Tuple;

/**
 * Whatever a gateway or the way to it does in between: once it is healthy, it has what the journals say, nothing twice and
 * nothing less, and no push ever made a counter go down. The seed is printed when it fails.
 */
class GatewayRandomTest {
    /** What a runner does before it delivers. */
    private enum Step {
        SUCCEEDS,
        FAILS,
        NOTHING,
        LOSES_ITS_DISK,
        NEW_RUNNER,
        GATEWAY_SAVES,
        GATEWAY_GOES_BACK
    }

    /** How the gateway takes a request. */
    private enum Whim {
        HEALTHY,
        REFUSES,
        CLASHES,
        BUSY,
        BROKEN,
        UNAVAILABLE,
        HANGS_UP,
        CUTS_OFF,
        TAKES_AND_HANGS_UP,
        TAKES_AND_IS_BROKEN,
        STALLS,
        TALKS_NONSENSE
    }

    private record Move(int runner, Step step, Way way, List<Whim> whims) {}

    @Property(tries = 25)
    void aGatewayThatKeepsTheTotalsHasThemAll(@ForAll("moves") List<Move> moves) throws Exception {
        play(moves, true);
    }

    @Property(tries = 25)
    void aGatewayThatGetsTheTotalsOfAFolderHasThemAll(@ForAll("moves") List<Move> moves) throws Exception {
        play(moves, false);
    }

    @Property(tries = 500)
    @Tag("long")
    void aGatewayThatKeepsTheTotalsHasThemAllForLong(@ForAll("moves") List<Move> moves) throws Exception {
        play(moves, true);
    }

    @Property(tries = 500)
    @Tag("long")
    void aGatewayThatGetsTheTotalsOfAFolderHasThemAllForLong(@ForAll("moves") List<Move> moves) throws Exception {
        play(moves, false);
    }

    private static void play(List<Move> moves, boolean inGateway) throws Exception {
        Path temp = Files.createTempDirectory("gateway-random");
        try (Course course = new Course(temp, inGateway)) {
            for (Move move : moves) {
                course.make(move);
            }
            course.end();
            course.check();
        } finally {
            delete(temp);
        }
    }

    @Provide
    Arbitrary<List<Move>> moves() {
        Arbitrary<List<Whim>> whims = Arbitraries.of(Whim.class).list().ofMaxSize(4);
        Arbitrary<Way> ways = Arbitraries.frequency(
                Tuple.of(7, Way.OPEN),
                Tuple.of(1, Way.REFUSED),
                Tuple.of(1, Way.WITHOUT_TLS),
                Tuple.of(1, Way.TLS_BROKEN_OFF));
        return Combinators.combine(Arbitraries.integers().between(0, 2), Arbitraries.of(Step.class), ways, whims)
                .as(Move::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(5);
    }

    /** A journal, and the folder beside it. */
    private record Runner(Path folder, ListJournal journal) {}

    /** One sequence, and what has to come of it. */
    private static final class Course implements AutoCloseable {
        private static final Duration TERM = Duration.ofMillis(400);

        private final StrictGateway gateway = new StrictGateway();
        private final BrokenWays ways = new BrokenWays();
        private final Path temp;
        private final boolean inGateway;
        private final List<Runner> runners = new ArrayList<>();
        private final AtomicInteger left = new AtomicInteger();
        private int made;
        private double successes;
        private double failures;

        Course(Path temp, boolean inGateway) {
            this.temp = temp;
            this.inGateway = inGateway;
            runners.add(newRunner());
        }

        private Runner newRunner() {
            made++;
            return new Runner(temp.resolve("disk-" + made), new ListJournal("r" + made + "-"));
        }

        private PushgatewaySink sink(Runner runner, URI address, Duration patience, Duration term) {
            Gateway at = Gateway.at(address).within(patience, Duration.ofSeconds(5));
            TotalsStore store =
                    inGateway ? new GatewayTotals(at, runner.folder(), term) : new FolderTotals(runner.folder());
            return new PushgatewaySink(at, store);
        }

        void make(Move move) throws Exception {
            if (move.step() == Step.NEW_RUNNER && inGateway) {
                runners.add(newRunner());
            }
            Runner runner = runners.get(move.runner() % runners.size());
            String id = "d" + made++;
            switch (move.step()) {
                case SUCCEEDS, NEW_RUNNER -> {
                    runner.journal().started(id).succeeded(id, Duration.ofMillis(1_500));
                    successes++;
                }
                case FAILS -> {
                    runner.journal().started(id).failed(id, ReasonCode.GATE_FAILED, Duration.ofMillis(2_500));
                    failures++;
                }
                case LOSES_ITS_DISK -> delete(runner.folder());
                case GATEWAY_SAVES -> gateway.save();
                case GATEWAY_GOES_BACK -> gateway.goBack();
                case NOTHING -> {}
            }
            move.whims().forEach(whim -> {
                left.incrementAndGet();
                gateway.next((request, exchange) -> {
                    left.decrementAndGet();
                    mood(whim).take(request, exchange);
                });
            });
            URI address = ways.to(gateway, move.way());
            try {
                sink(runner, address, Duration.ofMillis(200), TERM).deliver(runner.journal());
                assertThat(move.way() == Way.OPEN || runner.journal().last() == 0)
                        .isTrue();
            } catch (IOException said) {
                assertThat(said.getMessage()).contains("Pushgateway at " + address);
            }
        }

        private Mood mood(Whim whim) {
            return switch (whim) {
                case HEALTHY -> (request, exchange) -> gateway.strict(request).take(request, exchange);
                case REFUSES -> answering(403, "no\n");
                case CLASHES -> answering(400, "deployment_success_total should be a Gauge\n");
                case BUSY -> answering(429, "slow down\n", Map.of("Retry-After", "1"));
                case BROKEN -> answering(500, "broken\n");
                case UNAVAILABLE -> answering(503, "");
                case HANGS_UP -> hangingUp();
                case CUTS_OFF -> cutting(200, "{\"status\":\"success\",\"data\":[]}");
                case TAKES_AND_HANGS_UP -> gateway.taking(hangingUp());
                case TAKES_AND_IS_BROKEN -> gateway.taking(answering(500, "broken\n"));
                case STALLS -> gateway.stalling();
                case TALKS_NONSENSE -> answering(200, "<html>hello</html>");
            };
        }

        /** From now on the gateway is healthy; as many runs as it takes to use up the whims that are left. */
        void end() throws Exception {
            runners.get(0).journal().started("last").succeeded("last", Duration.ofMillis(1_500));
            successes++;
            for (int attempt = 0; attempt < 100 && left.get() > 0; attempt++) {
                isDelivered(runners.get(0));
            }
            assertThat(left).hasValue(0);
            for (Runner runner : runners) {
                assertThat(isDelivered(runner)).isTrue();
            }
        }

        private boolean isDelivered(Runner runner) throws Exception {
            try {
                sink(runner, gateway.uri(), Duration.ofSeconds(5), TERM).deliver(runner.journal());
                return true;
            } catch (IOException again) {
                return false;
            }
        }

        void check() {
            assertThat(gateway.sum("deployment_success_total")).isEqualTo(successes);
            assertThat(gateway.sum("deployment_failure_total")).isEqualTo(failures);
            assertThat(gateway.sum("deployment_duration_seconds_count")).isEqualTo(successes + failures);
            assertThat(gateway.sum("deployment_duration_seconds_sum")).isEqualTo(successes * 1.5 + failures * 2.5);
            assertThat(gateway.decreased()).isEmpty();
        }

        @Override
        public void close() throws IOException {
            gateway.close();
            ways.close();
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).forEach(GatewayRandomTest::deleteOne);
        }
    }

    private static void deleteOne(Path file) {
        try {
            Files.delete(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
