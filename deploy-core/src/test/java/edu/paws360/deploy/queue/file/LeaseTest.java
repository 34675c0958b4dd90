package edu.paws360.deploy.queue.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.queue.lease.QueueClock;
import edu.paws360.deploy.queue.lease.Stamp;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeaseTest {
    private static final Duration LENGTH = Duration.ofSeconds(90);

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("1.lease");
    }

    /** Each look at it is a second of the list. */
    private static QueueClock clock(Integer... seconds) {
        Queue<Integer> looks = new ArrayDeque<>(List.of(seconds));
        return new QueueClock() {
            @Override
            public Stamp now() {
                return at(looks.remove());
            }

            @Override
            public Instant wall() {
                return Instant.EPOCH;
            }
        };
    }

    private static Stamp at(int second) {
        return new Stamp("boot 1", second * 1_000L);
    }

    @Test
    void isRenewedWhileItRuns() throws Exception {
        try (Lease lease = Lease.begin(file, clock(0, 90, 90, 180), LENGTH)) {
            assertThat(LeaseText.read(file)).contains(at(90));
            assertThat(lease.renew()).isTrue();
            assertThat(LeaseText.read(file)).contains(at(180));
            assertThat(lease.lasts()).isTrue();
        }
    }

    @Test
    void isNotRenewedOnceItHasRunOut() throws Exception {
        try (Lease lease = Lease.begin(file, clock(0, 91, 10), LENGTH)) {
            assertThat(lease.renew()).isFalse();
            assertThat(lease.lasts()).isFalse();
            assertThat(LeaseText.read(file)).contains(at(90));
        }
    }

    @Test
    void isLostByAProcessThatWasStoppedBetweenItsLookAtTheClockAndTheWrite() throws Exception {
        try (Lease lease = Lease.begin(file, clock(0, 89, 91, 10), LENGTH)) {
            assertThat(lease.renew()).isFalse();
            assertThat(lease.lasts()).isFalse();
            assertThat(LeaseText.read(file)).contains(at(90));
        }
    }

    @Test
    void isUnknownWhereItCannotBeRead() throws Exception {
        assertThat(LeaseText.read(file)).isEmpty();
        byte[] sound = LeaseText.of(at(90));
        for (String damaged : List.of("", "boot 1", new String(sound, UTF_8).replace("90000", "91000"))) {
            Files.writeString(file, damaged);
            assertThat(LeaseText.read(file)).as(damaged).isEmpty();
        }
        Files.write(file, sound);
        assertThat(LeaseText.read(file)).contains(at(90));
    }

    @Test
    void hasOneWidthOnAllClocks() {
        assertThat(LeaseText.of(at(90)))
                .hasSameSizeAs(LeaseText.of(new Stamp("boot 2 time:[4026531834]", Long.MAX_VALUE)));
    }
}
