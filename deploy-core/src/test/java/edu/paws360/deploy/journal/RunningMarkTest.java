package edu.paws360.deploy.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import edu.paws360.deploy.testbed.Eventually;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunningMarkTest {
    @TempDir
    Path temp;

    private Path folder;

    @BeforeEach
    void make() throws IOException {
        folder = Files.createDirectory(temp.resolve("running"));
    }

    @Test
    void aMarkedDeploymentLivesUntilItsMarkIsTakenAway() throws IOException {
        try (RunningMark mark = RunningMark.set(folder, "d1")) {
            assertThat(mark).isNotNull();
            assertThat(RunningMark.lives(folder, "d1")).isTrue();
            assertThat(RunningMark.lives(folder, "d2")).isFalse();
        }
        assertThat(RunningMark.lives(folder, "d1")).isFalse();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aMarkThatNobodyHoldsBelongsToAProcessThatIsGone() throws IOException {
        Files.createFile(folder.resolve("d3.lock"));

        assertThat(RunningMark.lives(folder, "d3")).isFalse();
        RunningMark.sweep(folder);
        assertThat(folder).isEmptyDirectory();
    }

    /** Another account, which has no right to write there; the superuser, who has every right, only sees that it works. */
    @Test
    void whoMayOnlyReadCanTellWhoLives() throws Exception {
        Path mark = Files.createFile(folder.resolve("d4.lock"));
        Process other = new ProcessBuilder(
                        "python3",
                        "-c",
                        "import fcntl, sys; f = open(sys.argv[1], 'w'); fcntl.lockf(f, fcntl.LOCK_EX); print('held',"
                                + " flush=True); sys.stdin.read()",
                        mark.toString())
                .start();
        try (InputStream said = other.getInputStream()) {
            assertThat(said.readNBytes(4)).asString(StandardCharsets.US_ASCII).isEqualTo("held");
            Files.setPosixFilePermissions(mark, PosixFilePermissions.fromString("r--r--r--"));

            assertThat(RunningMark.lives(folder, "d4")).isTrue();
        } finally {
            other.destroyForcibly().waitFor();
        }
        assertThat(RunningMark.lives(folder, "d4")).isFalse();
    }

    @Test
    void whoLooksDoesNotMakeAMarkLookHeldToOthers() throws Exception {
        Path mark = Files.createFile(folder.resolve("d5.lock"));
        Process looking = new ProcessBuilder(
                        "python3",
                        "-c",
                        "import fcntl, sys; f = open(sys.argv[1]); fcntl.lockf(f, fcntl.LOCK_SH); print('seen',"
                                + " flush=True); sys.stdin.read()",
                        mark.toString())
                .start();
        try (InputStream said = looking.getInputStream()) {
            assertThat(said.readNBytes(4)).asString(StandardCharsets.US_ASCII).isEqualTo("seen");
            assertThat(RunningMark.lives(folder, "d5")).isFalse();
        } finally {
            looking.destroyForcibly().waitFor();
        }
    }

    @Test
    void whoLooksDoesNotKeepADeploymentFromMarkingItself() throws Exception {
        Process looking = new ProcessBuilder(
                        "python3",
                        "-c",
                        "import fcntl, sys; f = open(sys.argv[1]); fcntl.lockf(f, fcntl.LOCK_SH); print('seen',"
                                + " flush=True); sys.stdin.read()",
                        Files.createFile(folder.resolve("d6.lock")).toString())
                .start();
        FutureTask<RunningMark> marking = new FutureTask<>(() -> RunningMark.set(folder, "d6"));
        Thread deployment = new Thread(marking);
        try (InputStream said = looking.getInputStream()) {
            assertThat(said.readNBytes(4)).asString(StandardCharsets.US_ASCII).isEqualTo("seen");
            deployment.start();
            Eventually.holds(() -> deployment.getState() == Thread.State.TIMED_WAITING);
        } finally {
            looking.destroyForcibly().waitFor();
        }
        try (RunningMark mark = marking.get(1, TimeUnit.MINUTES)) {
            assertThat(RunningMark.lives(folder, "d6")).as("%s", mark).isTrue();
        }
    }

    @Test
    void aMarkThatAnotherProcessHoldsIsRefusedAtOnce() throws Exception {
        Process other = new ProcessBuilder(
                        "python3",
                        "-c",
                        "import fcntl, sys; f = open(sys.argv[1], 'w'); fcntl.lockf(f, fcntl.LOCK_EX); print('held',"
                                + " flush=True); sys.stdin.read()",
                        Files.createFile(folder.resolve("d7.lock")).toString())
                .start();
        try (InputStream said = other.getInputStream()) {
            assertThat(said.readNBytes(4)).asString(StandardCharsets.US_ASCII).isEqualTo("held");

            assertThatThrownBy(() -> RunningMark.set(folder, "d7"))
                    .isInstanceOf(AlreadyRunningException.class)
                    .hasMessageContaining("d7.lock. Wait for its end");
        } finally {
            other.destroyForcibly().waitFor();
        }
    }

    @Test
    void theMarkOfARunningDeploymentIsNotSweptAway() throws IOException {
        try (RunningMark mark = RunningMark.set(folder, "d1")) {
            RunningMark.sweep(folder);
            assertThat(RunningMark.lives(folder, "d1")).as("%s", mark).isTrue();
            assertThat(folder.resolve("d1.lock")).exists();
        }
    }

    @Test
    void whatIsMarkedOnceIsNotMarkedAgainAndStaysMarked() throws IOException {
        try (RunningMark mark = RunningMark.set(folder, "d1")) {
            assertThatThrownBy(() -> RunningMark.set(folder, "d1"))
                    .isInstanceOf(AlreadyRunningException.class)
                    .isNotInstanceOf(JournalException.class)
                    .hasMessageContaining("holds " + folder.resolve("d1.lock") + ". Wait for its end");

            assertThat(RunningMark.lives(folder, "d1")).as("%s", mark).isTrue();
        }
        RunningMark.set(folder, "d1").close();
    }

    @Test
    void aMarkThatAnotherProcessHoldsIsNoDamageOfTheJournal() throws Exception {
        Path file = Files.createFile(folder.resolve("d1.lock"));
        Process other = new ProcessBuilder(
                        "python3",
                        "-c",
                        "import fcntl, sys; f = open(sys.argv[1], 'w'); fcntl.lockf(f, fcntl.LOCK_EX); print('held',"
                                + " flush=True); sys.stdin.read()",
                        file.toString())
                .start();
        try (BufferedReader said = other.inputReader()) {
            assertThat(said.readLine()).isEqualTo("held");

            assertThatThrownBy(() -> RunningMark.set(folder, "d1")).isInstanceOf(AlreadyRunningException.class);
            assertThat(RunningMark.lives(folder, "d1")).isTrue();
        } finally {
            other.destroyForcibly().waitFor();
        }
        RunningMark.set(folder, "d1").close();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void whileAMarkIsTakenAwayNobodyMakesOneOfTheSameName() throws Exception {
        RunningMark mark = RunningMark.set(folder, "d1");
        Thread closing = new Thread(() -> close(mark));

        RunningMark.ifGone(folder, "d2", () -> {
            closing.start();
            while (closing.isAlive() && closing.getState() != Thread.State.TIMED_WAITING) {
                Thread.onSpinWait();
            }
            assertThat(folder.resolve("d1.lock")).exists();
            return true;
        });
        closing.join();

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void nobodyIsMarkedWhileSomebodyTellsThatItsProcessIsGone() throws Exception {
        AtomicReference<Thread.State> waiting = new AtomicReference<>();
        Thread other = new Thread(() -> set("d1"));

        Optional<Boolean> told = RunningMark.ifGone(folder, "d1", () -> {
            other.start();
            while (other.isAlive() && other.getState() != Thread.State.TIMED_WAITING) {
                Thread.onSpinWait();
            }
            waiting.set(other.getState());
            return RunningMark.lives(folder, "d2");
        });
        other.join();

        assertThat(waiting).hasValue(Thread.State.TIMED_WAITING);
        assertThat(told).contains(false);
    }

    @Test
    void ofOneThatLivesNothingIsTold() throws IOException {
        try (RunningMark mark = RunningMark.set(folder, "d1")) {
            assertThat(RunningMark.ifGone(folder, "d1", () -> true))
                    .as("%s", mark)
                    .isEmpty();
        }
        assertThat(RunningMark.ifGone(folder, "d1", () -> true)).contains(true);
    }

    private void set(String id) {
        try (RunningMark mark = RunningMark.set(folder, id)) {
            assertThat(mark).isNotNull();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void close(RunningMark mark) {
        try {
            mark.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
