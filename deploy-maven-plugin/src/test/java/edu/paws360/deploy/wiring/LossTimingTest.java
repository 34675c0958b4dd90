package edu.paws360.deploy.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.runner.SshRunner;
import edu.paws360.deploy.runner.Work;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The durations in which what a lost deployment has started must be ended. */
class LossTimingTest {

    @ParameterizedTest(name = "lease {0} s, grace {1} s")
    @CsvSource({"1, 0", "2, 1", "10, 10", "16, 3", "90, 10", "3600, 300"})
    void whatRunsApartFromTheQueueIsEndedBeforeTheNextOneGoes(int lease, int grace) {
        LossTiming timing =
                new LossTiming(Duration.ofSeconds(lease), Duration.ofSeconds(grace), SshRunner.LONGEST_HEARTBEAT);
        Duration hurried = Duration.ofSeconds(Math.min(grace, Work.HURRY.toSeconds()));

        assertThat(timing.heartbeat().plus(hurried)).isLessThan(timing.settle());
        assertThat(timing.settle()).isLessThan(Duration.ofSeconds(15));
    }

    @ParameterizedTest(name = "lease {0} s")
    @CsvSource({"2, 1", "90, 30", "3600, 30"})
    void besideTheQueueAPauseOfHalfALeaseIsForgiven(int lease, int heartbeat) {
        LossTiming timing = new LossTiming(Duration.ofSeconds(lease), Duration.ofSeconds(10), Duration.ofSeconds(30));

        assertThat(timing.heartbeat()).isEqualTo(Duration.ofSeconds(heartbeat));
    }
}
