package edu.paws360.deploy.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderLockTest {
    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void nameTheFile() throws IOException {
        file = folder.toRealPath().resolve("some.lock");
    }

    private String attempt() throws IOException, InterruptedException {
        try {
            return FolderLock.holding(file, Duration.ofMillis(50), () -> "free");
        } catch (IOException e) {
            return e.getMessage();
        }
    }

    private String busy() {
        return "Another deployment has held " + file
                + " for 0.05 s, expected a moment. Nothing is lost: the next run goes on from here.";
    }

    @Test
    void aSecondThreadIsKeptOutUntilTheFirstIsDone() throws Exception {
        assertThat(FolderLock.holding(file, Duration.ZERO, this::attempt)).isEqualTo(busy());
        assertThat(attempt()).isEqualTo("free");
    }

    @Test
    void theLockIsGivenBackWhenTheWorkFails() throws Exception {
        assertThatThrownBy(() -> FolderLock.holding(file, Duration.ZERO, () -> {
                    throw new IOException("no luck");
                }))
                .hasMessage("no luck");
        assertThat(attempt()).isEqualTo("free");
    }

    @Test
    void anotherProcessIsWaitedForAndItsDeathFreesTheLock() throws Exception {
        Process holder = JavaProcess.start(LockProcess.class, file.toString());
        try (BufferedReader says = holder.inputReader()) {
            assertThat(says.readLine()).isEqualTo("held");
            assertThat(attempt()).isEqualTo(busy());
            holder.destroyForcibly().waitFor();
            assertThat(attempt()).isEqualTo("free");
        } finally {
            holder.destroyForcibly();
        }
    }

    @Test
    void aThreadThatTriesInVainDoesNotLetOtherProcessesIn() throws Exception {
        String otherProcess = FolderLock.holding(file, Duration.ZERO, () -> {
            assertThat(attempt()).isEqualTo(busy());
            Process other = JavaProcess.start(LockProcess.class, file.toString());
            try (BufferedReader says = other.inputReader()) {
                return says.readLine();
            } finally {
                other.destroyForcibly();
            }
        });
        assertThat(otherProcess).isEqualTo("busy");
    }

    @Test
    void anInterruptEndsTheWait() throws Exception {
        assertThatThrownBy(() -> FolderLock.holding(file, Duration.ZERO, () -> {
                    Thread.currentThread().interrupt();
                    return FolderLock.holding(file, Duration.ofMinutes(1), () -> "got it twice");
                }))
                .isInstanceOf(InterruptedException.class);
        assertThat(attempt()).isEqualTo("free");
    }
}
