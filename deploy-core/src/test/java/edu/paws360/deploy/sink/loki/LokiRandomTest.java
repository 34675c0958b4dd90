package edu.paws360.deploy.sink.loki;

import static edu.paws360.deploy.testbed.StandIn.answering;
import static edu.paws360.deploy.testbed.StandIn.cutting;
import static edu.paws360.deploy.testbed.StandIn.hangingUp;
import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.journal.Journal;
import edu.paws360.deploy.journal.JournalEntry;
import edu.paws360.deploy.testbed.StandIn.Mood;
import edu.paws360.deploy.testbed.StrictLoki;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/**
 * Whatever a Loki does in between, and however often a run ends or is torn away: once it takes lines again, each of them is there
 * once, in its order, and each that it refuses is set aside once. The seed is printed when it fails.
 */
class LokiRandomTest {
    /** What a run does. */
    private enum Step {
        LINES,
        JOURNAL,
        DELIVER,
        CLOSE,
        CRASH,
        KILL,
        SAME_AGAIN
    }

    /** How the Loki takes a request. */
    private enum Whim {
        HEALTHY,
        BUSY,
        BROKEN,
        HANGS_UP,
        CUTS_OFF,
        TAKES_AND_HANGS_UP,
        TAKES_AND_IS_BROKEN,
        FORBIDS,
        TOO_LARGE
    }

    private record Move(Step step, List<String> lines, List<Whim> whims) {}

    @Property(tries = 200)
    void everyLineArrivesOnce(@ForAll("moves") List<Move> moves, @ForAll LokiTags tags) throws Exception {
        Path temp = Files.createTempDirectory("loki-random");
        try (Course course = new Course(temp, tags)) {
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
        return Combinators.combine(
                        Arbitraries.of(Step.class),
                        lines(),
                        Arbitraries.of(Whim.class).list().ofMaxSize(3))
                .as(Move::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(8);
    }

    private static Arbitrary<List<String>> lines() {
        Arbitrary<String> any = Arbitraries.strings().ofMaxLength(40);
        Arbitrary<String> equal = Arbitraries.of("", "ok", "\ud83d\ude00 \u00e4\u20ac", "\u0000\"\\\n\u2028");
        Arbitrary<String> bad = Arbitraries.of("REFUSED 1", "REFUSED 2");
        Arbitrary<String> enormous = Arbitraries.integers()
                .between(Pieces.LONGEST - 3, Pieces.LONGEST + 3)
                .map(length -> "z".repeat(length));
        return Arbitraries.frequencyOf(Tuple.of(20, any), Tuple.of(20, equal), Tuple.of(3, bad), Tuple.of(1, enormous))
                .list()
                .ofMaxSize(12);
    }

    /** One sequence, and what has to come of it. */
    private static final class Course implements AutoCloseable {
        private final StrictLoki loki = new StrictLoki();
        private final Path folder;
        private final LokiTags tags;
        private final Journal journal;
        private final Map<String, List<String>> printed = new TreeMap<>();
        private final Map<String, List<String>> journaled = new TreeMap<>();
        private LokiLog log;
        private String id;
        private int runs;

        Course(Path temp, LokiTags tags) throws Exception {
            this.folder = temp.resolve("loki");
            this.tags = tags;
            this.journal = Journal.open(temp.resolve("audit"), text -> text);
            this.loki.refuseLine(line -> line.startsWith("REFUSED"));
            open("d" + ++runs);
        }

        private void open(String deploymentId) throws Exception {
            id = deploymentId;
            LokiTimes times = new LokiTimes(
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(20),
                    Duration.ofMillis(1),
                    Duration.ofMillis(1),
                    Duration.ofMillis(4),
                    Duration.ofMillis(4),
                    Duration.ofMillis(20));
            LokiTarget labels = Origins.at(loki.uri(), times);
            log = LokiLog.open(new LokiTarget(labels.endpoint(), labels.tenant(), tags, times), folder, Origins.of(id));
        }

        void make(Move move) throws Exception {
            move.whims().forEach(whim -> loki.next(mood(whim)));
            switch (move.step()) {
                case LINES -> print(move.lines());
                case JOURNAL -> journal(move.lines().size() % 3 > 0);
                case DELIVER -> deliver();
                case CLOSE -> {
                    log.close();
                    open("d" + ++runs);
                }
                case CRASH -> crash("d" + ++runs);
                case KILL -> {
                    print(move.lines());
                    kill("d" + ++runs);
                }
                case SAME_AGAIN -> crash(id);
            }
        }

        private Mood mood(Whim whim) {
            return switch (whim) {
                case HEALTHY -> loki.after(new CountDownLatch(0));
                case BUSY -> answering(429, "slow down\n", Map.of("Retry-After", "1"));
                case BROKEN -> answering(500, "broken\n");
                case HANGS_UP -> hangingUp();
                case CUTS_OFF -> cutting(503, "cut off");
                case TAKES_AND_HANGS_UP -> loki.taking(hangingUp());
                case TAKES_AND_IS_BROKEN -> loki.taking(answering(502, ""));
                case FORBIDS -> answering(403, "no\n");
                case TOO_LARGE -> tooLarge();
            };
        }

        /** For two lines of a stream or more; one is never too large. */
        private Mood tooLarge() {
            return (request, exchange) -> (request.body().contains("\"],[\"")
                            ? answering(413, "too large\n")
                            : loki.after(new CountDownLatch(0)))
                    .take(request, exchange);
        }

        private void print(List<String> lines) {
            for (String line : lines) {
                log.line(Origins.RUNNER, line);
                printed.computeIfAbsent(id, same -> new ArrayList<>()).addAll(Pieces.of(whole(line)));
            }
        }

        /** Half a pair of surrogates is no character, and cannot be sent. */
        private static String whole(String line) {
            return new String(line.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        }

        /** Only a run that is torn away can have a line in the journal that does not come here. */
        private void journal(boolean goesOn) throws Exception {
            JournalEntry entry = journal.append(id, Origins.started());
            if (goesOn) {
                log.written(entry);
            } else {
                crash("d" + ++runs);
            }
        }

        private void deliver() throws InterruptedException {
            try {
                log.deliver(journal);
            } catch (IOException refused) {
                assertThat(refused).hasMessageContaining("left in the spool for the next run");
            }
        }

        private void crash(String next) throws Exception {
            log.flush();
            assertThat(log.abandon()).as("lost behind a flush").isZero();
            open(next);
        }

        /** What was not flushed is lost, if the sender had not come by. */
        private void kill(String next) throws Exception {
            int lost = Math.toIntExact(log.abandon());
            List<String> lines = printed.computeIfAbsent(id, same -> new ArrayList<>());
            lines.subList(lines.size() - lost, lines.size()).clear();
            open(next);
        }

        /** From now on the Loki is healthy; as many runs as it takes for those that were forbidden. */
        void end() throws Exception {
            for (int run = 0; run < 60 && !isDelivered(); run++) {
                log.close();
                open("d" + ++runs);
            }
            log.close();
            journal.after(0).forEach(entry -> journaled
                    .computeIfAbsent(entry.deploymentId(), same -> new ArrayList<>())
                    .add(entry.line()));
        }

        private boolean isDelivered() throws InterruptedException {
            try {
                return !log.deliver(journal).detail().contains("left for the next run");
            } catch (IOException refused) {
                return false;
            }
        }

        void check() throws IOException {
            List<String> expectedAside = new ArrayList<>();
            printed.forEach((deployment, lines) -> {
                List<String> taken = lines.stream()
                        .filter(line -> !line.startsWith("REFUSED"))
                        .toList();
                lines.stream()
                        .filter(line -> line.startsWith("REFUSED"))
                        .forEach(line -> expectedAside.add(deployment + " " + line));
                assertThat(Origins.lines(loki, tags, deployment, "output"))
                        .as(deployment)
                        .isEqualTo(taken);
            });
            journaled.forEach((deployment, lines) -> assertThat(Origins.lines(loki, tags, deployment, "journal"))
                    .as(deployment)
                    .isEqualTo(lines));
            assertThat(Aside.in(folder)).containsExactlyInAnyOrderElementsOf(expectedAside);
            try (Stream<Path> left = Files.list(folder)) {
                assertThat(left.filter(Files::isDirectory)).isEmpty();
            }
        }

        @Override
        public void close() {
            log.close();
            journal.close();
            loki.close();
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).forEach(LokiRandomTest::deleteOne);
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
