package edu.paws360.deploy.sink.oncall;

import static edu.paws360.deploy.testbed.StandIn.answering;
import static edu.paws360.deploy.testbed.StandIn.cutting;
import static edu.paws360.deploy.testbed.StandIn.hangingUp;
import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.check.ReasonCode;
import edu.paws360.deploy.journal.JournalEntry;
import edu.paws360.deploy.journal.JournalReader;
import edu.paws360.deploy.testbed.StandIn;
import edu.paws360.deploy.testbed.StandIn.Mood;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
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
 * Whatever deployments and receivers do, and whenever the process is killed: once a receiver takes what it is told, it shows what goes
 * wrong and nothing else, each incident woke somebody once, and what it refused for good is kept aside. The seed is printed when it
 * fails.
 */
class OnCallRandomTest {
    /** What happens. */
    private enum Step {
        FAILS,
        SUCCEEDS,
        IS_REFUSED,
        IS_ROLLED_BACK,
        IS_BLOCKED,
        CROWDS,
        IS_SHORT_AGAIN,
        NOTHING,
        RECEIVER_FORGETS,
        RECEIVER_IS_REMOVED,
        RECEIVER_COMES_BACK
    }

    /** How a receiver takes a request. */
    private enum Whim {
        HEALTHY,
        BROKEN,
        BUSY,
        THROTTLES,
        HANGS_UP,
        CUTS_OFF,
        TAKES_AND_HANGS_UP,
        TAKES_AND_IS_BROKEN,
        FORBIDS,
        REFUSES,
        IS_ANOTHER
    }

    private record Move(Step step, List<Whim> whims, boolean killed) {}

    @Property(tries = 50)
    void whatGoesWrongIsShownAndWokeSomebodyOnce(@ForAll("moves") List<Move> moves, @ForAll ReceiverKind kind)
            throws Exception {
        make(moves, kind);
    }

    @Tag("long")
    @Property(tries = 500)
    void whatGoesWrongIsShownAndWokeSomebodyOnceInManySequences(
            @ForAll("moves") List<Move> moves, @ForAll ReceiverKind kind) throws Exception {
        make(moves, kind);
    }

    private static void make(List<Move> moves, ReceiverKind kind) throws Exception {
        Path temp = Files.createTempDirectory("oncall-random");
        try (Course course = new Course(temp, kind)) {
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
                        Arbitraries.of(Whim.class).list().ofMaxSize(4),
                        Arbitraries.frequency(Tuple.of(4, false), Tuple.of(1, true)))
                .as(Move::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(10);
    }

    /** One sequence, and what has to come of it. */
    private static final class Course implements AutoCloseable {
        private final ReceiverKind kind;
        private final StandIn stand;
        private final Path folder;
        private final Story story;
        private final Map<Place.Kind, String> open = new EnumMap<>(Place.Kind.class);
        private final Map<Place.Kind, Integer> episodes = new EnumMap<>(Place.Kind.class);
        private Duration ahead = Duration.ZERO;
        private boolean removed;
        private Optional<byte[]> whenItWasSent = Optional.empty();
        private int number;

        Course(Path temp, ReceiverKind kind) throws IOException {
            this.kind = kind;
            this.stand = kind.stand();
            this.folder = temp;
            this.story = new Story(temp);
        }

        void make(Move move) throws Exception {
            String id = "d" + ++number;
            switch (move.step()) {
                case FAILS -> {
                    story.broken(id);
                    begin(Place.Kind.DEPLOYMENT, id);
                }
                case SUCCEEDS -> {
                    story.good(id);
                    open.keySet().removeIf(kind -> kind != Place.Kind.QUEUE);
                }
                case IS_REFUSED -> story.started(id).failed(id, ReasonCode.BRANCH_REFUSED);
                case IS_ROLLED_BACK -> {
                    story.started(id).exited(id, 0).failed(id, ReasonCode.ROLLED_BACK);
                    begin(open.containsKey(Place.Kind.DEPLOYMENT) ? Place.Kind.DEPLOYMENT : Place.Kind.ROLLED_BACK, id);
                }
                case IS_BLOCKED -> {
                    story.started(id).failed(id, ReasonCode.QUEUE_UNAVAILABLE);
                    begin(Place.Kind.BLOCKED, id);
                }
                case CROWDS -> {
                    story.started(id).crowds(id);
                    begin(Place.Kind.QUEUE, id);
                }
                case IS_SHORT_AGAIN -> {
                    story.started(id).holds(id, OptionalInt.of(0));
                    if (story.crowded()) {
                        open.remove(Place.Kind.QUEUE);
                    }
                }
                case NOTHING -> {}
                case RECEIVER_FORGETS -> forget();
                case RECEIVER_IS_REMOVED -> removed = true;
                case RECEIVER_COMES_BACK -> removed = false;
            }
            if (!removed) {
                deliver(move);
            }
        }

        private void begin(Place.Kind place, String id) {
            if (open.put(place, id) == null) {
                episodes.merge(place, 1, Integer::sum);
            }
        }

        private void forget() {
            if (stand instanceof StrictAlertmanager alertmanager) {
                alertmanager.forget();
            }
        }

        private void deliver(Move move) throws Exception {
            move.whims().forEach(whim -> stand.next(mood(whim)));
            whenItWasSent = Optional.empty();
            if (move.killed()) {
                stand.clear();
                stand.next(remembering(
                        move.whims().isEmpty() ? healthy() : mood(move.whims().get(0))));
                // Whoever is dead sends nothing more.
                Stream.generate(StandIn::hangingUp).limit(20).forEach(stand::next);
            }
            deliver();
            if (move.killed() && whenItWasSent.isPresent()) {
                Files.write(sink().file("json"), whenItWasSent.get());
            }
            stand.clear();
            // Who wants to be left alone for an hour is, and then it is over.
            ahead = ahead.plusHours(move.whims().contains(Whim.THROTTLES) ? 1 : 0);
        }

        /** What stands on the disk while the receiver is asked is what somebody who is killed then leaves behind. */
        private Mood remembering(Mood mood) {
            return (request, exchange) -> {
                whenItWasSent = Optional.of(Files.readAllBytes(sink().file("json")));
                mood.take(request, exchange);
            };
        }

        private Mood healthy() {
            return stand.after(new CountDownLatch(0));
        }

        private Mood mood(Whim whim) {
            return switch (whim) {
                case HEALTHY -> healthy();
                case BROKEN -> answering(500, "broken");
                case BUSY -> answering(503, "", Map.of("Retry-After", "0"));
                case THROTTLES -> answering(429, "slow down", Map.of("Retry-After", "3600"));
                case HANGS_UP -> hangingUp();
                case CUTS_OFF -> cutting(502, "cut off");
                case TAKES_AND_HANGS_UP -> stand.taking(hangingUp());
                case TAKES_AND_IS_BROKEN -> stand.taking(answering(504, ""));
                case FORBIDS -> answering(403, "no");
                case REFUSES -> answering(400, "never");
                case IS_ANOTHER -> answering(kind == ReceiverKind.WEBHOOK ? 200 : 203, "<html>");
            };
        }

        private OnCallSink sink() {
            return new OnCallSink(
                    "pager",
                    kind.at(stand, Duration.ofSeconds(5)),
                    folder,
                    Signs.NONE,
                    () -> Instant.now().plus(ahead),
                    new Pace(Duration.ofSeconds(20), Duration.ofMillis(1)));
        }

        private boolean deliver() throws InterruptedException {
            try {
                sink().deliver(anHourAgo());
                return true;
            } catch (IOException failed) {
                assertThat(failed)
                        .hasMessageMatching(
                                "(?s).*(; the next run tells it( again)?\\.|is not sent again.*)( Told: .*)?");
                return false;
            }
        }

        /** So that no end is one that an Alertmanager's clock has not reached. */
        private JournalReader anHourAgo() {
            return new JournalReader() {
                @Override
                public Stream<JournalEntry> after(long line) throws IOException {
                    return story.journal().after(line).map(Course::anHourAgo);
                }

                @Override
                public long last() {
                    return story.journal().last();
                }
            };
        }

        private static JournalEntry anHourAgo(JournalEntry line) {
            return new JournalEntry(
                    line.number(),
                    line.at().minus(Duration.ofHours(1)),
                    line.deploymentId(),
                    line.event(),
                    line.hash(),
                    line.line());
        }

        void end() throws InterruptedException {
            stand.clear();
            ahead = ahead.plusHours(1);
            deliver();
            deliver();
        }

        void check() throws IOException {
            Set<Place.Kind> aside = asideOf(open);
            Set<String> expected = new HashSet<>();
            open.keySet().stream().filter(place -> !aside.contains(place)).forEach(place -> expected.add(key(place)));
            Set<String> shown = new HashSet<>(kind.shown(stand));
            aside.forEach(place -> shown.remove(key(place)));
            assertThat(shown).as("what %s shows", kind).isEqualTo(expected);

            Map<String, Integer> most = new TreeMap<>();
            episodes.forEach((place, times) -> most.put(key(place), times));
            new HashMap<>(kind.woken(stand)).forEach((key, times) -> assertThat(times)
                    .as("how often %s woke somebody of %s", kind, key)
                    .isLessThanOrEqualTo(most.getOrDefault(key, 0)));
        }

        private static String key(Place.Kind place) {
            return new Place("edu.paws360:app", "production", place).key();
        }

        /** What goes on and was refused for good is there as it was told before, or not at all. */
        private Set<Place.Kind> asideOf(Map<Place.Kind, String> going) throws IOException {
            Path file = folder.resolve(Aside.NAME);
            String lines = Files.exists(file) ? Files.readString(file) : "";
            Set<Place.Kind> aside = new HashSet<>();
            going.forEach((place, id) -> {
                if (lines.contains("\"incident\":\"" + key(place) + "\",\"status\":\"firing\"")
                        && lines.contains("\"deployment_id\":\"" + id + "\"")) {
                    aside.add(place);
                }
            });
            // An end that was refused for good leaves what it should have ended.
            for (Place.Kind place : Place.Kind.values()) {
                if (lines.contains("\"incident\":\"" + key(place) + "\",\"status\":\"resolved\"")) {
                    aside.add(place);
                }
            }
            return aside;
        }

        @Override
        public void close() {
            story.close();
            stand.close();
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).forEach(OnCallRandomTest::deleteOne);
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
