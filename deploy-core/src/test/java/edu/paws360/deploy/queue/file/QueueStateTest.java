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
    private static final Stamp END = new Stamp("boot 1", 90_000);
    private static final Stamp BEFORE = new Stamp("boot 1", 89_999);
    private static final Stamp AFTER = new Stamp("boot 1", 90_001);
    private static final Stamp LATER = END.plus(Duration.ofSeconds(90));

    private static Place place(long ticket) {
        return new Place(ticket, "owner " + ticket, "1@boot", QueueProcess.applicant("d-" + ticket), WALL, END);
    }

    private static QueueState held() {
        return QueueState.fresh(7).entered(place(1)).entered(place(2)).granted(place(1), WALL);
    }

    @Test
    void movesAPlaceFromTheLineToProduction() {
        assertThat(held().holder()).contains(new Tenure(8, WALL, place(1)));
        assertThat(held().waiting()).containsExactly(place(2));
        assertThat(held().lastToken()).isEqualTo(8);
    }

    @Test
    void keepsItsCountsWhenItIsEmpty() {
        QueueState empty = held().without("owner 1").without("owner 2");
        assertThat(empty).isEqualTo(new QueueState(1, 2, 8, Optional.empty(), List.of()));
    }

    @Test
    void lengthensTheLeaseOfHolderAndWaiter() {
        assertThat(held().renewed("owner 1", BEFORE, LATER).isLasting("owner 1", AFTER))
                .isTrue();
        assertThat(held().renewed("owner 2", BEFORE, LATER).isLasting("owner 2", AFTER))
                .isTrue();
        assertThat(held().renewed("owner 2", BEFORE, LATER).isLasting("owner 1", AFTER))
                .isFalse();
    }

    @Test
    void doesNotBringBackALeaseThatHasRunOut() {
        assertThat(held().renewed("owner 1", AFTER, LATER)).isEqualTo(held());
        assertThat(held().renewed("owner 2", AFTER, LATER)).isEqualTo(held());
        assertThat(held().renewed("owner 3", BEFORE, LATER)).isEqualTo(held());
    }

    @Test
    void lastsToTheEndOfItsLeaseAndOnAnotherClock() {
        assertThat(held().isLasting("owner 1", END)).isTrue();
        assertThat(held().isLasting("owner 1", AFTER)).isFalse();
        assertThat(held().isLasting("owner 1", new Stamp("boot 2", 999_999))).isTrue();
        assertThat(held().isLasting("owner 3", BEFORE)).isFalse();
    }

    @Test
    void refusesWhatCannotBe() {
        Optional<Tenure> holder = Optional.of(new Tenure(8, WALL, place(2)));
        assertRefused(() -> new QueueState(2, 0, 0, Optional.empty(), List.of()), "format 2 instead of 1");
        assertRefused(() -> new QueueState(1, 0, -1, Optional.empty(), List.of()), "a negative count");
        assertRefused(() -> new QueueState(1, 2, 7, holder, List.of()), "a token above the last one");
        assertRefused(() -> new QueueState(1, 2, 8, holder, List.of(place(1))), "tickets out of order");
        assertRefused(() -> new QueueState(1, 2, 8, holder, List.of(place(2))), "tickets out of order");
        assertRefused(() -> new QueueState(1, 2, 8, holder, List.of(place(3))), "tickets out of order");
    }

    private static void assertRefused(ThrowingCallable making, String seen) {
        assertThatThrownBy(making)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The queue's state has " + seen + ".");
    }
}
