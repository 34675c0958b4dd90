package edu.paws360.deploy.queue.stress;

import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.testbed.Needs;
import edu.paws360.deploy.testbed.PostgreSql;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** One at a time in PostgreSQL, too. */
@Needs(PostgreSql.class)
@EnabledOnOs(value = OS.LINUX, disabledReason = "stops processes by signal and reads their state from /proc")
class PostgresStressTest {
    private final PostgreSql server;

    @TempDir
    Path folder;

    PostgresStressTest(PostgreSql server) {
        this.server = server;
    }

    @Test
    void postgresLetsOneAtATimeThroughAMinute() throws Exception {
        stress(20, Duration.ofSeconds(60));
    }

    @Test
    @Tag("long")
    void postgresLetsOneAtATimeThroughFiveMinutes() throws Exception {
        stress(50, Duration.ofMinutes(5));
    }

    private void stress(int processes, Duration length) throws Exception {
        PostgresStress store = new PostgresStress(server);
        ScheduledExecutorService strikes = Executors.newSingleThreadScheduledExecutor();
        try (StressRun run = new StressRun(store, folder.resolve("truth"), () -> {})) {
            Future<?> struck = strikes.scheduleWithFixedDelay(store::strike, 10, 5, TimeUnit.SECONDS);
            run.assertOneAtATime(processes, length);
            assertThat(struck.isDone()).isFalse();
        } finally {
            strikes.shutdown();
            assertThat(strikes.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(store.wasRestarted()).isTrue();
    }
}
