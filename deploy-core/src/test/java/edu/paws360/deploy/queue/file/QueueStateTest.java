package edu.paws360.deploy.queue.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import edu.paws360.deploy.queue.lease.Stamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class QueueStateTest {
    private static final Instant WALL = Instant.parse("2026-01-05T10:00:00Z");
    private static final Stamp BEGUN = new Stamp("boot 1", 10_000);
    private static final Stamp END = new Stamp("boot 1", 100_000);

    private static Place place(long ticket) {
        return new Place(ticket, "owner " + ticket, "1@boot", QueueProcess.applicant("d-" + ticket), WALL, 13_000);
    }

    private static QueueState held() {
        return QueueState.fresh(7).drawn().drawn().granted(place(1), WALL, BEGUN);
    }

    @Test
    void givesProductionToAPlaceWithTheNextToken() {
        assertThat(held().holder()).contains(new Tenure(8, WALL, BEGUN, place(1)));
        assertThat(held().tenureOf("owner 1")).isPresent();
        assertThat(held().tenureOf("owner 2")).isEmpty();
        assertThat(held().lastToken()).isEqualTo(8);
        assertThat(held().isHeldBy(1)).isTrue();
        assertThat(held().isHeldBy(2)).isFalse();
    }

    @Test
    void keepsItsCountsWhenProductionIsGivenBack() {
        assertThat(held().givenBack(END)).isEqualTo(new QueueState(2, 2, 8, Optional.empty(), List.of(90_000L)));
    }

    @Test
    void remembersTheLastTenTurns() {
        QueueState state = held();
        for (int i = 1; i <= 12; i++) {
            state = state.granted(place(1), WALL, BEGUN).givenBack(BEGUN.plus(Duration.ofSeconds(i)));
        }
        assertThat(state.turns()).hasSize(10).startsWith(3_000L).endsWith(12_000L);
        assertThat(state.usualTurn()).contains(Duration.ofMillis(7_500));
    }

    @Test
    void doesNotMeasureATurnThatSawAnotherClock() {
        assertThat(held().givenBack(new Stamp("boot 2", 999_999)).turns()).isEmpty();
    }

    @Test
    void refusesWhatCannotBe() {
        Optional<Tenure> holder = Optional.of(new Tenure(8, WALL, BEGUN, place(2)));
        assertRefused(() -> new QueueState(1, 0, 0, Optional.empty(), List.of()), "format 1 instead of 2");
        assertRefused(() -> new QueueState(2, 0, -1, Optional.empty(), List.of()), "a negative count");
        assertRefused(() -> new QueueState(2, 2, 7, holder, List.of()), "a token above the last one");
        assertRefused(() -> new QueueState(2, 1, 8, holder, List.of()), "a ticket above the last one");
        assertRefused(() -> new QueueState(2, 2, 8, holder, List.of(-1L)), "a turn of negative length");
    }

    private static void assertRefused(ThrowingCallable making, String seen) {
        assertThatThrownBy(making)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The queue's state has " + seen + ".");
    }
}
