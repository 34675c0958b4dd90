package edu.paws360.deploy.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A sweep that reached the machine and is still at it when the time is over. */
@Timeout(60)
class UnfinishedSweepTest {
    private static final String REACHES = "printf '\\0deploy-supervisor 2\\nI\\0\\0\\0\\3box'; ";
    private static final Duration BRIEFLY = Duration.ofSeconds(1);

    @TempDir
    Path folder;

    @Test
    void hasFoundSomethingThatWithstands() throws Exception {
        assertThat(sweep(REACHES + "exec sleep 60").carryOut(assignment(), trace(), BRIEFLY))
                .isEqualTo(new Sweep.Finding.Withstood("something that had not ended within PT1S"));
    }

    @Test
    void isNotKnownWhereItDidNotReachTheMachine() throws Exception {
        assertThat(sweep("exec sleep 60").carryOut(assignment(), trace(), BRIEFLY))
                .isEqualTo(new Sweep.Finding.Unknown("no answer within PT1S"));
    }

    @Test
    void isNoProofWhenTheTimeHasPassed() throws Exception {
        try (Channel lost = channel()) {
            Loss loss = new Loss.Elsewhere(sweep(REACHES + "exec sleep 60"));

            assertThat(loss.settle(lost, assignment(), trace())).isFalse();
        }
    }

    private static Channel channel() throws IOException {
        return new Channel(new ProcessBuilder("sleep", "60"), new byte[0], BRIEFLY, new LinkedBlockingQueue<>());
    }

    private static Sweep sweep(String line) {
        return new Sweep(new TestSite(List.of("sh", "-c", line)), new byte[0]);
    }

    private static Trace trace() {
        return new Trace(Supervisor.ident(), Optional.empty(), Optional.of("box"));
    }

    private Assignment assignment() {
        Work work = Work.shell("exit 0", folder).withGrace(Duration.ZERO).withHeartbeat(BRIEFLY);
        return new LocalSite(Set.of()).assign(work);
    }
}
