package edu.paws360.deploy.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class LocalRunnerTest {

    private final LocalRunner runner = new LocalRunner("primary");
    private final Lines lines = new Lines();

    @TempDir
    Path folder;

    @AfterEach
    void noThreadAndNoProcessIsLeft() throws InterruptedException {
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(name -> name.startsWith("deploy-runner"));
        assertThat(Patience.commandLinesBelowUs()).noneMatch(line -> line.contains("supervisor.py"));
    }

    @ParameterizedTest
    @CsvSource({"exit 0, 0", "exit 3, 3", "kill -KILL $$, 137", "no-such-program-anywhere, 127"})
    void tellsTheExitCodeOfAShellLine(String line, int code) {
        RunnerOutcome outcome = run(line);

        assertThat(outcome).isInstanceOfSatisfying(RunnerOutcome.Exited.class, exited -> assertThat(exited.code())
                .isEqualTo(code));
        assertThat(outcome.provenStopped()).isTrue();
        assertThat(outcome.succeeded()).isEqualTo(code == 0);
        assertThat(outcome.ended()).isAfterOrEqualTo(outcome.started());
    }

    @Test
    void tellsThatAProgramIsNotThere() {
        RunnerOutcome outcome = runner.run(Work.of(List.of("no-such-program-anywhere"), folder), lines);

        assertThat(outcome).isInstanceOfSatisfying(RunnerOutcome.NotStarted.class, not -> assertThat(not.why())
                .isEqualTo("the program no-such-program-anywhere is not found or not executable"));
        assertThat(outcome.provenStopped()).isTrue();
    }

    @Test
    void tellsThatAProgramCannotBeStarted() throws Exception {
        Path program = Files.writeString(folder.resolve("program"), "no machine code");
        assertThat(program.toFile().setExecutable(true)).isTrue();

        assertThat(runner.run(Work.of(List.of("./program"), folder), lines))
                .isInstanceOfSatisfying(RunnerOutcome.NotStarted.class, not -> assertThat(not.why())
                        .isEqualTo("./program could not be started: Exec format error"));
    }

    @Test
    void passesArgumentsFolderAndEnvironmentOnUnchanged() {
        Work work = Work.of(
                        List.of("sh", "-c", "pwd; echo \"$1|$WORD\"; env | grep -c ^LC_CTYPE", "-", "a 'b' ü\n$c"),
                        folder)
                .withEnvironment(Map.of("WORD", "grün \"x\" 'y'"));

        runner.run(work, lines);

        String coerced = System.getenv("LC_CTYPE") == null ? "0" : "1";
        assertThat(lines.seen()).containsExactly(folder.toString(), "a 'b' ü", "$c|grün \"x\" 'y'", coerced);
    }

    @Test
    void givesTheCommandNoInputAndNoneOfOurPipes() {
        run("cat; ls /proc/self/fd | sort | tr '\\n' ' '");

        assertThat(lines.seen()).containsExactly("0 1 2 3 "); // ls opens 3 to list the folder
    }

    @Test
    void passesBothStreamsOnInOrder() {
        run("for i in 1 2 3; do echo out $i; echo err $i >&2; done");

        assertThat(lines.seen()).containsExactly("out 1", "err 1", "out 2", "err 2", "out 3", "err 3");
    }

    @Test
    void passesOutputOnWhileTheCommandRuns() throws Exception {
        Path seen = folder.resolve("seen");
        OutputListener answer = line -> {
            lines.line(line);
            answer(seen);
        };

        RunnerOutcome outcome =
                runner.run(work("echo ready; while [ ! -e seen ]; do sleep 0.01; done; echo answered"), answer);

        assertThat(outcome.succeeded()).isTrue();
        assertThat(lines.seen()).containsExactly("ready", "answered");
    }

    @Test
    void goesOnWhenTheListenerThrows() {
        AtomicInteger calls = new AtomicInteger();

        RunnerOutcome outcome = runner.run(work("echo 1; echo 2; exit 3"), line -> {
            calls.incrementAndGet();
            throw new AssertionError("the listener is broken");
        });

        assertThat(outcome).isInstanceOfSatisfying(RunnerOutcome.Exited.class, exited -> assertThat(exited.code())
                .isEqualTo(3));
        assertThat(calls).hasValue(2);
    }

    @Test
    void takesNoReportFromTheOutput() {
        String forged = "printf 'G\\000\\000\\000\\000X\\000\\000\\000\\006exit 0'";

        RunnerOutcome outcome = run(forged + "; " + forged + " >&2; printf '\\000deploy-supervisor 2\\n'; exit 3");

        assertThat(outcome).isInstanceOfSatisfying(RunnerOutcome.Exited.class, exited -> assertThat(exited.code())
                .isEqualTo(3));
        assertThat(String.join("", lines.seen())).contains("exit 0").contains("deploy-supervisor 2");
    }

    @Test
    void putsEnvironmentValuesIntoNoArgument() {
        String secret = "s3cret-of-the-test";
        List<String> commandLines = new ArrayList<>();

        runner.run(
                work("[ -n \"$TOKEN\" ] && echo there; sleep 0.2").withEnvironment(Map.of("TOKEN", secret)), line -> {
                    lines.line(line);
                    commandLines.addAll(Patience.commandLinesBelowUs());
                });

        assertThat(lines.seen()).containsExactly("there");
        assertThat(commandLines).anyMatch(line -> line.contains("supervisor.py"));
        assertThat(commandLines).anyMatch(line -> line.contains("echo there"));
        assertThat(commandLines).noneMatch(line -> line.contains(secret));
    }

    @Test
    void passesAMillionLinesOnWithoutPilingThemUp() {
        AtomicInteger count = new AtomicInteger();
        AtomicReference<String> last = new AtomicReference<>();
        String hundred = "x".repeat(99);

        RunnerOutcome outcome =
                runner.run(work("yes " + hundred + " | head -n 1000000; grep VmHWM /proc/$PPID/status"), line -> {
                    count.incrementAndGet();
                    last.set(line);
                });

        assertThat(outcome.succeeded()).isTrue();
        assertThat(count).hasValue(1_000_001);
        int kilobytes = Integer.parseInt(last.get().replaceAll("[^0-9]", ""));
        assertThat(kilobytes).as("the supervisor's peak of 100 MB output").isBetween(1_000, 60_000);
    }

    @Test
    void isFitWherePythonAndTheFolderAre() throws Exception {
        assertThat(runner.fitness(work("exit 0")))
                .isInstanceOfSatisfying(
                        Fitness.Fit.class, fit -> assertThat(fit.detail()).startsWith("Python 3."));
    }

    @Test
    void isUnfitWhereTheFolderIsNot() throws Exception {
        Path missing = folder.resolve("missing");

        assertThat(runner.fitness(Work.shell("exit 0", missing)))
                .isEqualTo(new Fitness.Unfit(
                        "the working folder " + missing + " cannot be entered: No such file or directory"));
        assertThat(runner.run(Work.shell("exit 0", missing), lines)).isInstanceOf(RunnerOutcome.NotStarted.class);
    }

    @Test
    void probingStartsNothing() throws Exception {
        runner.fitness(work("touch started"));

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void isUnfitWherePythonIsNot() throws Exception {
        Supervision without = new Supervision(new TestSite(List.of("no-such-python")), new byte[1]);
        // What stands in the brackets is the JDK's, and differs from one to the next.
        String why = "no-such-python could not be started \\(Cannot run program \"no-such-python\": .*No such file or"
                + " directory.*\\); the supervisor of the command needs it: install it";

        assertThat(without.fitness(work("exit 0")))
                .isInstanceOfSatisfying(
                        Fitness.Unfit.class, unfit -> assertThat(unfit.why()).matches(why));
        assertThat(without.run(work("exit 0"), Mandate.STANDING, lines))
                .isInstanceOfSatisfying(RunnerOutcome.NotStarted.class, not -> assertThat(not.why())
                        .matches(why));
    }

    @Test
    void tellsWhatASupervisorThatNeverAnsweredSaid() {
        Supervision broken =
                new Supervision(new TestSite(List.of("sh", "-c", "echo no route to host >&2; exit 255")), new byte[10]);

        assertThat(broken.run(work("exit 0"), Mandate.STANDING, lines))
                .isInstanceOfSatisfying(RunnerOutcome.NotStarted.class, not -> assertThat(not.why())
                        .isEqualTo("the connection to the supervisor ended: no route to host"));
    }

    @Test
    void runsSideBySide() {
        List<RunnerOutcome> outcomes = IntStream.range(0, 8)
                .parallel()
                .mapToObj(i -> runner.run(work("exit " + i), line -> {}))
                .toList();

        assertThat(outcomes)
                .extracting(outcome -> ((RunnerOutcome.Exited) outcome).code())
                .containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
    }

    @Test
    void hasAName() {
        assertThat(runner.name()).isEqualTo("primary");
        assertThatThrownBy(() -> new LocalRunner(" "))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The runner has no name; expected one such as \"primary\"");
    }

    private RunnerOutcome run(String line) {
        return runner.run(work(line), lines);
    }

    private Work work(String line) {
        return Work.shell(line, folder).withGrace(Duration.ofMillis(500)).withTimeout(Duration.ofSeconds(30));
    }

    private static void answer(Path seen) {
        try {
            Files.writeString(seen, "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
