package edu.paws360.deploy.preflight.icmp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaceTest {
    private static final long SECOND = 1_000_000_000;
    private static final int ALLOWED = 5_000;

    private final Pace pace = new Pace(0);

    @Test
    void letsAtMostFiveThousandGoInAnySecond() {
        List<Long> gone = new ArrayList<>();
        for (long now = 0; now < 4 * SECOND; now += 20_000) {
            // Between the seconds nothing is asked for, so that what is saved up then comes on top.
            if (now / (SECOND / 2) % 3 != 1 && pace.take(now)) {
                gone.add(now);
            }
        }

        assertThat(gone).hasSizeGreaterThan(ALLOWED + 1);
        for (int i = ALLOWED; i < gone.size(); i++) {
            assertThat(gone.get(i) - gone.get(i - ALLOWED)).isGreaterThan(SECOND);
        }
    }

    @Test
    void letsABurstGoAndThenOneAtATime() {
        for (int i = 0; i < Pace.BURST; i++) {
            assertThat(pace.take(0)).isTrue();
        }

        assertThat(pace.take(0)).isFalse();
        assertThat(pace.pause(0)).isEqualTo(Pace.INTERVAL);
        assertThat(pace.take(Pace.INTERVAL - 1)).isFalse();
        assertThat(pace.take(Pace.INTERVAL)).isTrue();
        assertThat(pace.take(Pace.INTERVAL)).isFalse();
    }
}
