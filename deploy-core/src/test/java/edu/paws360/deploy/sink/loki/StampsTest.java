package edu.paws360.deploy.sink.loki;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Stamps whatever the clock does. */
class StampsTest {
    private static final Instant NOON = Instant.parse("2026-11-27T12:00:00.000000001Z");
    private static final long NANOS = 1_795_780_800_000_000_001L;

    private Instant now = NOON;
    private final Stamps stamps = new Stamps(() -> now, 0);

    @Test
    void areTheClocksNanoseconds() {
        assertThat(stamps.next()).isEqualTo(NANOS);
    }

    @Test
    void growWhenTheClockStandsStillOrGoesBack() {
        stamps.next();
        assertThat(stamps.next()).isEqualTo(NANOS + 1);
        now = NOON.minusSeconds(3600);
        assertThat(stamps.next()).isEqualTo(NANOS + 2);
        assertThat(stamps.next(NOON)).isEqualTo(NANOS + 3);
        assertThat(stamps.next(NOON.plusSeconds(1))).isEqualTo(NANOS + 1_000_000_000);
    }

    @Test
    void goOnBehindThoseOfTheRunBefore() {
        assertThat(new Stamps(() -> now, NANOS + 5).next()).isEqualTo(NANOS + 6);
    }
}
