package edu.paws360.deploy.queue.stress;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** One at a time, whatever is done to those who wait and hold. The truth is what they wrote, not what the queue says. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "stops processes by signal and reads their state from /proc")
class QueueStressTest {
    @TempDir
    Path folder;

    @Test
    void filesLetOneAtATimeThroughAMinute() throws Exception {
        files(20, Duration.ofSeconds(60));
    }

    @Test
    @Tag("long")
    void filesLetOneAtATimeThroughFiveMinutes() throws Exception {
        files(50, Duration.ofMinutes(5));
    }

    private void files(int processes, Duration length) throws Exception {
        try (StressRun run = new StressRun(new FileStress(folder), folder.resolve("truth"), () -> {})) {
            run.assertOneAtATime(processes, length);
        }
    }
}
