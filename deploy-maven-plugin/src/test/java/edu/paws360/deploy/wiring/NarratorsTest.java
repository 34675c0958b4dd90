package edu.paws360.deploy.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.console.Screen;
import edu.paws360.deploy.console.Waiting;
import edu.paws360.deploy.health.Attempt;
import edu.paws360.deploy.health.Gate;
import edu.paws360.deploy.health.GateResult;
import edu.paws360.deploy.health.HealthGates;
import edu.paws360.deploy.health.HealthListener;
import edu.paws360.deploy.health.probe.ProbeOutcome;
import edu.paws360.deploy.queue.QueuePosition;
import edu.paws360.deploy.secret.Masker;
import edu.paws360.deploy.secret.Secret;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is said while something is waited for, and what a sign of life says of it. */
class NarratorsTest {
    private final List<String> lines = new ArrayList<>();
    private Waiting waiting = since -> "nothing";

    private final Screen screen = new Screen() {
        @Override
        public void say(String line) {
            lines.add(line);
        }

        @Override
        public void warn(String line) {
            lines.add("! " + line);
        }

        @Override
        public void waiting(Waiting what) {
            waiting = what;
        }
    };

    @Test
    void theTimeToGoPasses() {
        new QueueNarrator(screen)
                .moved(new QueuePosition(7, 2, 1, Optional.empty(), Optional.of(Duration.ofSeconds(90))));

        assertThat(lines).containsExactly("  ticket 7: 2 ahead, about 1 min 30 s to go");
        assertThat(waiting.inWords(Duration.ofSeconds(60))).isEqualTo("ticket 7: 2 ahead, about 30.0 s to go");
        assertThat(waiting.inWords(Duration.ofSeconds(91))).isEqualTo("ticket 7: 2 ahead, longer than usual by now");
    }

    @Test
    void whoHasNoIdeaSaysNoTime() {
        new QueueNarrator(screen).moved(new QueuePosition(7, 1, 1, Optional.empty(), Optional.empty()));

        assertThat(waiting.inWords(Duration.ofHours(1))).isEqualTo("ticket 7: 1 ahead");
    }

    @Test
    void everyGateThatIsWaitedForIsThereWithItsLastAttempt() throws InterruptedException {
        HealthNarrator narrator = new HealthNarrator(screen);
        List<String> seen = new ArrayList<>();
        HealthListener spied = new HealthListener() {
            @Override
            public void attempt(Gate gate, Attempt attempt) {
                narrator.attempt(gate, attempt);
                seen.add(waiting.inWords(Duration.ZERO));
            }

            @Override
            public void finished(Gate gate, GateResult result) {
                narrator.finished(gate, result);
            }
        };
        Gate db = Gate.of("db", deadline -> new ProbeOutcome.Healthy("accepting connections"));

        narrator.attempt(
                Gate.of("api", deadline -> new ProbeOutcome.Healthy("200")),
                new Attempt(
                        12,
                        Duration.ofSeconds(3),
                        Duration.ofMillis(5),
                        new ProbeOutcome.Healthy("HTTP 200, watched")));
        HealthGates.of(List.of(db)).listener(spied).await();

        assertThat(seen).containsExactly("api, attempt 12: HTTP 200, watched; db, attempt 1: accepting connections");
        assertThat(waiting.inWords(Duration.ZERO)).isEqualTo("api, attempt 12: HTTP 200, watched");
        assertThat(lines).isEmpty();
    }

    @Test
    void aSignOfLifeHoldsNoSecretAndNoCommand() {
        MaskedScreen masked = new MaskedScreen(screen, Masker.of(List.of(new Secret("API_KEY", "canary-7x9q"))));

        masked.waiting(since -> "api, attempt 1: canary-7x9q \u001b[2J##[error]x");

        assertThat(waiting.inWords(Duration.ZERO)).isEqualTo("api, attempt 1: *** \\x1b[2J# #[error]x");
    }
}
