package edu.paws360.deploy.queue.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import edu.paws360.deploy.github.GithubAccess;
import edu.paws360.deploy.queue.Hold;
import edu.paws360.deploy.queue.HoldLostException;
import edu.paws360.deploy.queue.QueuePosition;
import edu.paws360.deploy.queue.QueueTimeoutException;
import edu.paws360.deploy.queue.QueueTiming;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How a turn comes and is lost, by what looks show. */
class HoldTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration LIMIT = Duration.ofMinutes(30);
    private static final Entrant OURS = entrant(2, true);
    private static final Entrant OTHER = entrant(1, false);

    private final VirtualTime time = new VirtualTime();
    private List<Entrant> holding = List.of(OURS);
    private Optional<Duration> age = Optional.of(Duration.ofHours(1));
    private Duration slowness = Duration.ZERO;
    private boolean away;
    private boolean broken;

    /** GitHub, whose clock goes as the virtual one. */
    private final Line line = new Line() {
        @Override
        public Sight look() throws NotKnownException, InterruptedException {
            time.sleep(slowness);
            if (broken) {
                throw new IllegalStateException("odd");
            }
            if (away) {
                throw new NotKnownException("GitHub is away", "Wait.");
            }
            Instant now = NOON.plus(time.now());
            return new Sight(holding, List.of(), age.map(NOON::minus), now, 1);
        }

        @Override
        public Sight glance() throws NotKnownException, InterruptedException {
            return look();
        }

        @Override
        public Sight confirm() throws NotKnownException, InterruptedException {
            return look();
        }
    };

    private final Stay stay = new Stay(
            2,
            line,
            new Faces(Counter.of(new GithubAccess(Map.of(), Optional.empty()), "g", time), time),
            Pace.of(QueueTiming.defaults()),
            time,
            "the store");

    private static Entrant entrant(long run, boolean ours) {
        return new Entrant(run, 1, Optional.of(run), Optional.of(NOON), Optional.empty(), ours);
    }

    private Turn await() throws Exception {
        QueuePosition drawn = new QueuePosition(2, 0, 1, Optional.empty(), Optional.empty());
        return new Vigil(stay, drawn, position -> {}).await(LIMIT);
    }

    @Test
    void what_the_one_before_started_has_time_to_end() throws Exception {
        age = Optional.of(Duration.ofSeconds(20));

        await();

        // Half of the lease, and 13 s to settle, from the beginning of our job.
        assertThat(time.now()).isEqualTo(Duration.ofSeconds(45 + 13 - 20));
    }

    @Test
    void a_job_that_began_in_the_future_has_begun_just_now() throws Exception {
        age = Optional.of(Duration.ofDays(-1));
        time.at(Duration.ofMinutes(5), () -> age = Optional.of(Duration.ofMinutes(1)));

        await();

        assertThat(time.now()).isGreaterThanOrEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void a_job_whose_beginning_is_not_told_never_has_its_turn() {
        age = Optional.empty();

        assertThatThrownBy(this::await).isInstanceOf(QueueTimeoutException.class);
    }

    @Test
    void one_look_is_not_enough() throws Exception {
        time.at(Duration.ofSeconds(2), () -> holding = List.of(OTHER));
        time.at(Duration.ofMinutes(2), () -> holding = List.of(OURS));

        await();

        assertThat(time.now()).isGreaterThan(Duration.ofMinutes(2));
    }

    @Test
    void two_that_hold_are_one_too_many() {
        holding = List.of(OURS, OTHER);

        assertThatThrownBy(this::await).isInstanceOf(QueueTimeoutException.class);
        assertThat(time.now()).isEqualTo(LIMIT);
    }

    @Test
    void a_new_hold_counts_from_when_it_was_asked_for() throws Exception {
        slowness = Duration.ofSeconds(10);
        try (Hold hold = new GithubTicket(stay, line.look()).await(LIMIT, position -> {})) {
            time.sleep(Duration.ofSeconds(35));
            assertThat(hold.check()).isZero();
            time.sleep(Duration.ofSeconds(1));
            assertThatThrownBy(hold::check).isInstanceOf(HoldLostException.class);
        }
    }

    @Test
    void of_the_others_one_whose_beginning_is_not_told_comes_first() {
        Entrant untold = new Entrant(3, 1, Optional.of(3L), Optional.empty(), Optional.empty(), false);
        Entrant oursUntold = new Entrant(2, 1, Optional.of(2L), Optional.empty(), Optional.empty(), true);

        assertThat(Stream.of(OURS, OTHER, untold).sorted(Entrant.BY_BEGINNING)).containsExactly(untold, OTHER, OURS);
        assertThat(Stream.of(oursUntold, OTHER).sorted(Entrant.BY_BEGINNING)).containsExactly(OTHER, oursUntold);
    }

    @Test
    void a_hold_counts_as_long_as_it_is_confirmed() throws Exception {
        Proof proof = new Proof(stay, 7, time.nanos());
        for (int looks = 0; looks < 100; looks++) {
            time.sleep(proof.look().orElseThrow());
            assertThat(proof.check()).isZero();
        }
        assertThat(time.now()).isEqualTo(stay.pace().look().multipliedBy(100));
    }

    @Test
    void a_hold_that_another_has_is_lost_at_the_second_look() throws Exception {
        Proof proof = new Proof(stay, 7, time.nanos());
        holding = List.of(OTHER);

        assertThat(proof.look()).contains(Duration.ofSeconds(3));
        assertThat(proof.check()).isZero();
        assertThat(proof.look()).isEmpty();

        assertThatThrownBy(proof::check)
                .isInstanceOf(HoldLostException.class)
                .hasMessageStartingWith(
                        "The hold with fencing token 7 cannot be relied on any more: production is held by"
                                + " ticket 1, deployment run-1 by somebody");
        holding = List.of(OURS);
        assertThatThrownBy(proof::check).isInstanceOf(HoldLostException.class);
    }

    @Test
    void two_that_hold_are_a_loss() throws Exception {
        Proof proof = new Proof(stay, 7, time.nanos());
        holding = List.of(OURS, OTHER);
        assertThat(proof.look()).isPresent();

        assertThat(proof.look()).isEmpty();
        assertThatThrownBy(proof::check).hasMessageContaining("production is held by ticket 1");
    }

    @Test
    void an_old_answer_in_between_is_no_loss() throws Exception {
        Proof proof = new Proof(stay, 7, time.nanos());
        for (int turns = 0; turns < 5; turns++) {
            holding = List.of();
            assertThat(proof.look()).isPresent();
            holding = List.of(OURS);
            assertThat(proof.look()).isPresent();
        }
        assertThat(proof.check()).isZero();
    }

    @Test
    void without_an_answer_for_half_of_the_lease_a_hold_is_not_proven() throws Exception {
        Proof proof = new Proof(stay, 7, time.nanos());
        away = true;
        Duration pause = proof.look().orElseThrow();
        while (time.now().plus(pause).compareTo(Duration.ofSeconds(45)) <= 0) {
            time.sleep(pause);
            pause = proof.look().orElseThrow();
        }
        assertThat(proof.check()).isZero();
        time.sleep(pause);

        assertThatThrownBy(proof::check)
                .isInstanceOf(HoldLostException.class)
                .hasMessageContaining("the store cannot tell who holds production")
                .hasRootCauseMessage("GitHub is away");

        away = false;
        assertThat(proof.look()).isPresent();
        assertThat(proof.check()).isZero();
    }

    @Test
    void a_look_that_breaks_is_tried_again_and_confirms_nothing() throws Exception {
        Proof proof = new Proof(stay, 7, time.nanos());
        broken = true;
        while (time.now().compareTo(Duration.ofSeconds(45)) <= 0) {
            time.sleep(proof.look().orElseThrow());
        }

        assertThatThrownBy(proof::check)
                .isInstanceOf(HoldLostException.class)
                .hasRootCauseMessage("a look broke (java.lang.IllegalStateException: odd)");
        broken = false;
        assertThat(proof.look()).isPresent();
        assertThat(proof.check()).isZero();
    }

    @Test
    void a_look_that_hangs_is_noticed() throws Exception {
        Proof proof = new Proof(stay, 7, time.nanos());
        time.sleep(Duration.ofSeconds(46));

        assertThatThrownBy(proof::check)
                .hasRootCauseMessage(
                        "The deployment queue at the store is unavailable: GitHub has not answered for 46 s, expected"
                                + " an answer within 45 s (half of deploy.queue.lease). Look whether GitHub can be reached"
                                + " from here.");
    }
}
