package edu.paws360.deploy.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StragglersTest {
    @TempDir
    Path folder;

    private StandIns standIns;
    private Stragglers stragglers;

    @BeforeEach
    void leaveAProgramInASessionOfItsOwn() throws Exception {
        standIns = new StandIns(folder);
        stragglers = new Stragglers();
        standIns.write("left", standIns.hang());
        ProcessBuilder start =
                new ProcessBuilder("setsid", "--fork", folder.resolve("left").toString());
        start.environment().putAll(stragglers.mark());
        assertThat(start.start().waitFor()).isZero();
        assertThat(standIns.hanging()).hasSize(2).allMatch(ProcessHandle::isAlive);
    }

    @AfterEach
    void leaveNothing() throws Exception {
        for (ProcessHandle process : standIns.hanging()) {
            process.destroyForcibly();
        }
    }

    @Test
    void areEndedWhateverTheirParent() throws Exception {
        stragglers.close();

        standIns.assertGone();
    }

    @Test
    void areEndedByWhoIsInterruptedAndRemembersIt() throws Exception {
        Thread.currentThread().interrupt();
        stragglers.close();

        assertThat(Thread.interrupted()).isTrue();
        standIns.assertGone();
    }

    @Test
    void ofAnotherRunAreLeftAlone() throws Exception {
        new Stragglers().close();

        assertThat(standIns.hanging()).hasSize(2).allMatch(ProcessHandle::isAlive);
    }
}
