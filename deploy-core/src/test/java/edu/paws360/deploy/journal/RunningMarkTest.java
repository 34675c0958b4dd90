package edu.paws360.deploy.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

    @Test
    void theMarkOfARunningDeploymentIsNotSweptAway() throws IOException {
        try (RunningMark mark = RunningMark.set(folder, "d1")) {
            RunningMark.sweep(folder);
            assertThat(RunningMark.lives(folder, "d1")).as("%s", mark).isTrue();
            assertThat(folder.resolve("d1.lock")).exists();
        }
    }
}
