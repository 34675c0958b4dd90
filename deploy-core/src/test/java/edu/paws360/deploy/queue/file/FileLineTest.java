package edu.paws360.deploy.queue.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import edu.paws360.deploy.queue.Hold;
import edu.paws360.deploy.queue.HoldLostException;
import edu.paws360.deploy.queue.QueueListener;
import edu.paws360.deploy.queue.QueueTimeoutException;
import edu.paws360.deploy.queue.QueueTiming;
import edu.paws360.deploy.queue.Ticket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How long the line is and how long it will take, and what becomes of it when clocks jump. */
class FileLineTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration MOMENT = Duration.ofMillis(300);
    private static final Duration SETTLE = Duration.ofSeconds(1);
    private static final QueueListener QUIET = position -> {};

    @TempDir
    Path base;

    private final SettableClock clock = new SettableClock();

    private FileQueue queue() {
        return new FileQueue(base, "production", QueueTiming.defaults().withSettle(SETTLE), clock);
    }

    private Ticket ticket() throws Exception {
        return queue().enter(QueueProcess.applicant("d"));
    }

    private Hold hold() throws Exception {
        return ticket().await(LONG, QUIET);
    }

    private List<Ticket> tickets(int count) throws Exception {
        List<Ticket> drawn = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            drawn.add(ticket());
        }
        return drawn;
    }

    @Test
    void isCrowdedByTheFourthThatWaitsAndByNoOther() throws Exception {
        try (Hold hold = hold()) {
            hold.check();
            List<Ticket> waiting = tickets(6);
            assertThat(waiting).extracting(Ticket::crowds).containsExactly(false, false, false, true, false, false);
            waiting.forEach(Ticket::close);
        }
    }

    @Test
    void isCrowdedAgainOnceItWasShorter() throws Exception {
        List<Ticket> waiting = tickets(5);
        waiting.get(4).close();
        try (Ticket fifth = ticket()) {
            assertThat(fifth.crowds()).isFalse();
        }
        waiting.get(0).close();
        try (Ticket fourth = ticket()) {
            assertThat(fourth.crowds()).isTrue();
        }
        waiting.forEach(Ticket::close);
    }

    @Test
    void isNotCrowdedByThoseWhoFellSilent() throws Exception {
        List<Ticket> silent = tickets(4);
        clock.advance(Duration.ofSeconds(91));
        try (Ticket one = ticket()) {
            assertThat(one.crowds()).isFalse();
            assertThat(one.drawn().depth()).isEqualTo(1);
        }
        assertThat(base.resolve("production/tickets")).isEmptyDirectory();
        silent.forEach(Ticket::close);
    }

    @Test
    void tellsHowLongItWillProbablyTake() throws Exception {
        try (Hold first = hold();
                Ticket second = ticket()) {
            assertThat(second.drawn().expectedWait()).isEmpty();
            assertThat(queue().look().usualTurn()).isEmpty();
            first.check();
            clock.advance(Duration.ofSeconds(60));
        }
        try (Hold holder = hold()) {
            clock.advance(Duration.ofSeconds(20));
            holder.check();
            try (Ticket next = ticket();
                    Ticket afterThat = ticket()) {
                assertThat(next.drawn().expectedWait()).contains(Duration.ofSeconds(40));
                assertThat(afterThat.drawn().expectedWait()).contains(Duration.ofSeconds(100));
                assertThat(queue().look().usualTurn()).contains(Duration.ofSeconds(60));
            }
        }
    }

    @Test
    void keepsTheHoldWhenTheClockJumpsBack() throws Exception {
        try (Hold held = hold()) {
            clock.advance(Duration.ofHours(-1));
            Ticket next = ticket();
            assertThatThrownBy(() -> next.await(MOMENT, QUIET)).isInstanceOf(QueueTimeoutException.class);
            held.check();
        }
    }

    @Test
    void endsTheHoldWhenTheClockJumpsForward() throws Exception {
        Hold held = hold();
        clock.advance(Duration.ofHours(1));
        try (Hold next = hold()) {
            next.check();
            assertThatThrownBy(held::check)
                    .isInstanceOf(HoldLostException.class)
                    .hasMessageContaining("production is held by ticket 2");
        }
    }

    @Test
    void doesNotLetARunOutLeaseComeBackWithTheClock() throws Exception {
        Hold held = hold();
        clock.advance(Duration.ofSeconds(91));
        assertThatThrownBy(held::check).isInstanceOf(HoldLostException.class);
        clock.advance(Duration.ofSeconds(-91));
        assertThatThrownBy(held::check)
                .isInstanceOf(HoldLostException.class)
                .hasMessageContaining("it was not renewed within its lease");
        held.close();
    }

    @Test
    void leavesAHoldAloneThatIsOfAnotherBoot() throws Exception {
        try (Hold held = hold()) {
            clock.reboot();
            Ticket next = ticket();
            assertThatThrownBy(() -> next.await(MOMENT, QUIET)).isInstanceOf(QueueTimeoutException.class);
            held.check();
        }
    }

    @Test
    void keepsProductionClosedForAWhileAfterAHoldThatLapsed() throws Exception {
        Hold lapsed = hold();
        lapsed.lapse();
        assertThatThrownBy(lapsed::check).isInstanceOf(HoldLostException.class);
        lapsed.close();
        clock.advance(Duration.ofMillis(1));
        Ticket next = ticket();
        assertThatThrownBy(() -> next.await(MOMENT, QUIET)).isInstanceOf(QueueTimeoutException.class);
        hold().close();
    }
}
