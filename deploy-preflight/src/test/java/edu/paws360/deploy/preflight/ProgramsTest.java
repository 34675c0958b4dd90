package edu.paws360.deploy.preflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import edu.paws360.deploy.preflight.Programs.Ended;
import edu.paws360.deploy.preflight.Programs.Ending;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramsTest {
    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private Ended run(Duration limit, int outputMax, String script) throws Exception {
        StandIns standIns = new StandIns(folder);
        standIns.write("program", script);
        Programs programs = standIns.programs();
        return programs.run(
                limit, outputMax, List.of(programs.find("program").orElseThrow().toString(), "a b"));
    }

    @Test
    void hearsOutputErrorsAndExitCodeApart() throws Exception {
        assertThat(run(LONG, 100, "echo \"out $1\"; echo err >&2; exit 3"))
                .isEqualTo(new Ended(Ending.EXITED, 3, "out a b\n", "err\n"));
    }

    @Test
    void givesAProgramNoInputToWaitFor() throws Exception {
        assertThat(run(LONG, 100, "read line || echo none").output()).isEqualTo("none\n");
    }

    @Test
    void givesAProgramOnlyTheGivenEnvironment() throws Exception {
        StandIns standIns = new StandIns(folder);
        standIns.write("program", "echo \"$GREETING $HOME\"");
        Programs programs = new Programs(folder, Map.of("PATH", folder.toString(), "GREETING", "hello"));
        Path program = programs.find("program").orElseThrow();
        assertThat(programs.run(LONG, 100, List.of(program.toString())).output())
                .isEqualTo("hello \n");
    }

    @Test
    void endsAHangingProgramAndItsChild() throws Exception {
        StandIns standIns = new StandIns(folder);
        Ended ended = run(Duration.ofSeconds(1), 100, standIns.hang());
        assertThat(ended.ending()).isEqualTo(Ending.TIMED_OUT);
        assertThat(ended.isSuccess()).isFalse();
        standIns.assertGone();
    }

    @Test
    void endsAProgramThatWritesTooMuch() throws Exception {
        Ended ended = run(LONG, 1_000, "while :; do echo more and more; done");
        assertThat(ended.ending()).isEqualTo(Ending.TOO_TALKATIVE);
        assertThat(ended.output()).hasSize(1_000);
    }

    @Test
    void doesSomethingElseWhileAProgramRuns() throws Exception {
        StandIns standIns = new StandIns(folder);
        standIns.write("program", "until [ -e said ]; do :; done; read line <said; echo \"$line\"");
        Programs programs = standIns.programs();
        List<String> command = List.of(programs.find("program").orElseThrow().toString());
        assertThat(programs.run(LONG, 100, command, () -> write("said", "meanwhile\n")))
                .isEqualTo(new Ended(Ending.EXITED, 0, "meanwhile\n", ""));
    }

    /** In one step, so that nobody reads half of it. */
    private void write(String name, String text) {
        try {
            Files.move(Files.writeString(folder.resolve(name + ".new"), text), folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void noticesTooMuchFromAProgramThatHasAlreadyEnded() throws Exception {
        assertThat(run(LONG, 5, "echo 123456").ending()).isEqualTo(Ending.TOO_TALKATIVE);
    }

    @Test
    void endsAProgramWhoseCallerIsInterrupted() throws Exception {
        StandIns standIns = new StandIns(folder);
        ExecutorService caller = Executors.newSingleThreadExecutor();
        try {
            Future<Ended> run = caller.submit(() -> run(LONG, 100, standIns.hang()));
            assertThat(standIns.hanging()).hasSize(2).allMatch(ProcessHandle::isAlive);
            run.cancel(true);
            standIns.assertGone();
        } finally {
            caller.shutdownNow();
        }
    }

    @Test
    void findsOnlyWhatCanBeExecuted() throws IOException {
        Files.writeString(folder.resolve("text"), "not a program");
        Files.createDirectory(folder.resolve("folder"));
        Programs programs = new StandIns(folder).programs();
        assertThat(programs.find("text")).isEmpty();
        assertThat(programs.find("folder")).isEmpty();
        assertThat(programs.find("nothing")).isEmpty();
        assertThat(new Programs(folder, Map.of()).find("text")).isEmpty();
    }

    @Test
    void leavesNoFileBehind() throws Exception {
        List<Path> before = captures();
        run(LONG, 100, "echo out");
        assertThatThrownBy(() -> new Programs(folder, Map.of()).run(LONG, 100, List.of("./nothing")))
                .isInstanceOf(IOException.class);
        assertThat(captures()).isEqualTo(before);
    }

    private static List<Path> captures() throws IOException {
        try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().matches("preflight\\d+\\.tmp"))
                    .sorted()
                    .toList();
        }
    }
}
