package edu.paws360.deploy.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import edu.paws360.deploy.testbed.Eventually;
import java.io.IOException;
import java.io.UncheckedIOException;
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
        try (LockOwner other = LockOwner.of(mark)) {
            Files.setPosixFilePermissions(mark, PosixFilePermissions.fromString("r--r--r--"));

            assertThat(RunningMark.lives(folder, "d4")).as("%s", other).isTrue();
        }
        assertThat(RunningMark.lives(folder, "d4")).isFalse();
    }

    @Test
    void whoLooksDoesNotMakeAMarkLookHeldToOthers() throws Exception {
        Path mark = Files.createFile(folder.resolve("d5.lock"));
        try (LockOwner looking = LockOwner.sharing(mark)) {
            assertThat(RunningMark.lives(folder, "d5")).as("%s", looking).isFalse();
        }
    }

    @Test
    void whoLooksDoesNotKeepADeploymentFromMarkingItself() throws Exception {
        Path file = Files.createFile(folder.resolve("d6.lock"));
        FutureTask<RunningMark> marking = new FutureTask<>(() -> RunningMark.set(folder, "d6"));
        Thread deployment = new Thread(marking);
        try (LockOwner looking = LockOwner.sharing(file)) {
            deployment.start();
            Eventually.holds(() -> deployment.getState() == Thread.State.TIMED_WAITING, looking::toString);
        }
        try (RunningMark mark = marking.get(1, TimeUnit.MINUTES)) {
            assertThat(RunningMark.lives(folder, "d6")).as("%s", mark).isTrue();
        }
    }

    @Test
    void aMarkThatAnotherProcessHoldsIsRefusedAtOnce() throws Exception {
        try (LockOwner other = LockOwner.of(Files.createFile(folder.resolve("d7.lock")))) {
            assertThatThrownBy(() -> RunningMark.set(folder, "d7"))
                    .isInstanceOf(AlreadyRunningException.class)
                    .as("%s", other)
                    .hasMessageContaining("d7.lock. Wait for its end");
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
        try (LockOwner other = LockOwner.of(Files.createFile(folder.resolve("d1.lock")))) {
            assertThatThrownBy(() -> RunningMark.set(folder, "d1")).isInstanceOf(AlreadyRunningException.class);
            assertThat(RunningMark.lives(folder, "d1")).as("%s", other).isTrue();
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
