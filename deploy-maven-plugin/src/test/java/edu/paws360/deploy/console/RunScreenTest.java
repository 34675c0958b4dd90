package edu.paws360.deploy.console;

import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.check.CheckStatus;
import edu.paws360.deploy.check.ReasonCode;
import edu.paws360.deploy.event.DeploymentEvent;
import edu.paws360.deploy.event.StageFinished;
import edu.paws360.deploy.event.StageName;
import edu.paws360.deploy.event.StageStarted;
import edu.paws360.deploy.journal.JournalEntry;
import edu.paws360.deploy.testbed.Eventually;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class RunScreenTest {
    private final List<String> shown = new ArrayList<>();
    private final HandTicker clock = new HandTicker();
    private final RunScreen screen = new RunScreen(new Lines(), new Titles(), clock, Optional.empty());

    @Test
    void theLinesOfAStageStandInAGroupAndHowItEndedBelow() {
        written(new StageStarted(StageName.PREFLIGHT));
        screen.say("a check");
        written(finished(StageName.PREFLIGHT));
        screen.row(CheckStatus.PASSED, "preflight passed");

        assertThat(shown).containsExactly("[preflight", "a check", "]", "preflight passed");
    }

    @Test
    void whereNothingIsSaidThereIsASignOfLifeEvery30SecondsAtLeast() {
        written(new StageStarted(StageName.EXECUTE));
        screen.say("| ansible");
        clock.pass(24);
        assertThat(shown).containsExactly("[execute", "| ansible");

        clock.pass(120);

        assertThat(shown)
                .containsExactly(
                        "[execute",
                        "| ansible",
                        "  execute for 25.0 s: nothing new",
                        "  execute for 50.0 s: nothing new",
                        "  execute for 1 min 15 s: nothing new",
                        "  execute for 1 min 40 s: nothing new",
                        "  execute for 2 min 5 s: nothing new");
    }

    @Test
    void whatIsWaitedForIsTrueWhenItIsShown() {
        written(new StageStarted(StageName.QUEUE));
        screen.waiting(since -> (100 - since.toSeconds()) + " s to go");

        clock.pass(30);

        assertThat(shown).containsExactly("[queue", "  queue for 25.0 s: 75 s to go");
    }

    @Test
    void whoeverSpeaksNeedsNoSignOfLife() {
        written(new StageStarted(StageName.EXECUTE));
        for (int line = 0; line < 10; line++) {
            clock.pass(20);
            screen.say("| line");
        }

        assertThat(shown).hasSize(11).doesNotContain("nothing new");
    }

    @Test
    void aStageThatIsOverIsNotWaitedForAnyMore() {
        written(new StageStarted(StageName.HEALTH));
        screen.waiting(since -> "api, attempt 3: refused");
        written(finished(StageName.HEALTH));

        clock.pass(60);

        assertThat(shown).containsExactly("[health", "]");
    }

    @Test
    void whoTypesAnAnswerIsNotDisturbed() {
        written(new StageStarted(StageName.APPROVAL));
        screen.asking();

        clock.pass(100);

        assertThat(shown).containsExactly("[approval");
    }

    @Test
    void onATerminalTheLastLineIsWrittenOverAndLinesStandAboveIt() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        RunScreen terminal = new RunScreen(
                new Lines(bytes),
                Groups.NONE,
                clock,
                Optional.of(new LiveLine(new PrintStream(bytes, true, StandardCharsets.UTF_8))));

        terminal.begin("queue");
        clock.pass(2);
        terminal.say("  ticket 7: 2 ahead");
        terminal.waiting(since -> (90 - since.toSeconds()) + " s to go");
        clock.pass(60);
        terminal.close();

        String written = bytes.toString(StandardCharsets.UTF_8);
        assertThat(written.replaceAll("\u001b\\[\\?7[lh]", "").split("\r", -1))
                .contains("queue for 2.0 s\u001b[K", "queue for 1 min 2 s: 30 s to go\u001b[K")
                .noneMatch(part -> part.contains("nothing new"));
        assertThat(Glass.of(written)).containsExactly("  ticket 7: 2 ahead");
    }

    @Test
    void atTheEndNothingIsLeftOpenOrRunning() {
        written(new StageStarted(StageName.EXECUTE));
        assertThat(clock.isCalling()).isTrue();

        screen.close();
        screen.fail("journal_unusable");

        assertThat(clock.isCalling()).isFalse();
        assertThat(shown).containsExactly("[execute", "]", "! journal_unusable");
    }

    @Test
    void aScreenOnWhichNothingBeganHasNoThread() {
        assertThat(clock.isCalling()).isFalse();
    }

    @Test
    void theThreadEndsWithTheScreen() throws InterruptedException {
        RunScreen real = RunScreen.of(new Lines(), Groups.NONE, Display.LINES);
        real.begin("health");
        List<Thread> threads = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("deploy-screen"))
                .toList();

        real.close();

        assertThat(threads).isNotEmpty();
        for (Thread thread : threads) {
            thread.join(Duration.ofMinutes(1).toMillis());
            assertThat(thread.isAlive()).isFalse();
        }
    }

    /** A pseudo terminal whose reader has stopped, and which has no room left. */
    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "needs /dev/pts")
    void aTerminalThatStandsStillDoesNotHoldUpTheEnd() throws Exception {
        try (StalledTerminal terminal = StalledTerminal.open()) {
            RunScreen stalled =
                    new RunScreen(new Lines(), Groups.NONE, Ticker.REAL, Optional.of(new LiveLine(terminal.out())));
            Thread begins = new Thread(() -> stalled.begin("execute"), "begins");
            begins.setDaemon(true);
            begins.start();
            Eventually.holds(() -> terminal.holdsUp(begins), () -> "the terminal takes what is written");
            Thread closes = new Thread(stalled::close, "closes");
            closes.setDaemon(true);
            closes.start();

            closes.join(Duration.ofMinutes(1).toMillis());

            assertThat(closes.isAlive()).isFalse();
        }
    }

    private void written(DeploymentEvent event) {
        screen.written(new JournalEntry(1, Instant.EPOCH, "d1", event, "h", "{}"));
    }

    private static StageFinished finished(StageName stage) {
        return new StageFinished(stage, CheckStatus.PASSED, ReasonCode.OK, "", Duration.ofSeconds(1));
    }

    private final class Lines implements Screen {
        private final ByteArrayOutputStream glass;

        Lines() {
            this(new ByteArrayOutputStream());
        }

        Lines(ByteArrayOutputStream glass) {
            this.glass = glass;
        }

        @Override
        public void say(String line) {
            shown.add(line);
            glass.writeBytes((line + "\n").getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public void warn(String line) {
            shown.add("! " + line);
        }
    }

    private final class Titles implements Groups {
        @Override
        public void open(String title) {
            shown.add("[" + title);
        }

        @Override
        public void close() {
            shown.add("]");
        }
    }
}
