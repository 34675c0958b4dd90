package edu.paws360.deploy.runner;

import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.runner.RunnerOutcome.Lost;
import edu.paws360.deploy.runner.RunnerOutcome.NotStarted;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** By what right work goes on, while the process that began it lives and is heard. */
@Timeout(60)
class MandateTest {
    @TempDir
    Path folder;

    private final long begin = System.nanoTime();
    private final Runner runner = new LocalRunner("primary");

    @Test
    void thatIsNotConfirmedAnyMoreEndsTheWork() {
        RunnerOutcome outcome = runner.run(work("sleep 600"), this::sinceTheBegin, line -> {});

        assertThat(outcome).isInstanceOfSatisfying(Lost.class, lost -> assertThat(lost.why())
                .isEqualTo(
                        "the supervisor ended the command: for PT3S nothing told it that the deployment may go on, so"
                                + " this process was frozen or cut off, or the queue did not confirm its hold"));
        assertThat(outcome.provenStopped()).isTrue();
    }

    @Test
    void thatIsConfirmedAgainAndAgainLetsTheWorkGoOn() {
        RunnerOutcome outcome =
                runner.run(work("touch began; sleep 4; exit 7"), () -> Duration.ofMillis(500), line -> {});

        assertThat(outcome).isInstanceOfSatisfying(RunnerOutcome.Exited.class, exited -> assertThat(exited.code())
                .isEqualTo(7));
    }

    @Test
    void thatIsOlderThanAHeartbeatStartsNothing() {
        RunnerOutcome outcome = runner.run(work("touch began"), () -> Duration.ofSeconds(4), line -> {});

        assertThat(outcome).isInstanceOf(NotStarted.class);
        assertThat(folder.resolve("began")).doesNotExist();
    }

    private Work work(String line) {
        return Work.shell(line, folder).withGrace(Duration.ofSeconds(1)).withHeartbeat(Duration.ofSeconds(3));
    }

    private Duration sinceTheBegin() {
        return Duration.ofNanos(System.nanoTime() - begin);
    }
}
