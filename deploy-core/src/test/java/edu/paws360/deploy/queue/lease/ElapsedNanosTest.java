package edu.paws360.deploy.queue.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ElapsedNanosTest {
    private long uptimeMillis = 5_000;
    private long processNanos = -77;
    private boolean unreadable;
    private ElapsedNanos clock;

    private final QueueClock machine = new QueueClock() {
        @Override
        public Stamp now() throws IOException {
            if (unreadable) {
                throw new IOException("no such file");
            }
            return new Stamp("boot", uptimeMillis);
        }

        @Override
        public Instant wall() {
            return Instant.EPOCH;
        }
    };

    @BeforeEach
    void begin() throws IOException {
        clock = new ElapsedNanos(machine, () -> processNanos);
    }

    private Duration elapsed() {
        return Duration.ofNanos(clock.getAsLong());
    }

    @Test
    void beginsNow() {
        assertThat(elapsed()).isZero();
    }

    @Test
    void countsTheTimeInWhichTheMachineSlept() {
        uptimeMillis += 3_600_000;

        assertThat(elapsed()).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void isAsFineAsTheClockOfTheProcess() {
        processNanos += 1_234_567;

        assertThat(elapsed()).isEqualTo(Duration.ofNanos(1_234_567));
    }

    @Test
    void sleepIsNotForgottenAfterwards() {
        uptimeMillis += 60_000;
        processNanos += Duration.ofSeconds(10).toNanos();

        assertThat(elapsed()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void saysSoWhenTheMachineDoesNotTellItsTime() {
        unreadable = true;

        assertThatThrownBy(clock::getAsLong)
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("this machine's own clock cannot be read: no such file");
    }

    @Test
    void hereNeverGoesBack() {
        LongSupplier here = ElapsedNanos.here();
        long before = here.getAsLong();
        for (int looks = 0; looks < 1000; looks++) {
            long now = here.getAsLong();
            assertThat(now).isGreaterThanOrEqualTo(before);
            before = now;
        }
    }
}
