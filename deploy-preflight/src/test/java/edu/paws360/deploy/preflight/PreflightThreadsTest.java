package edu.paws360.deploy.preflight;

import static edu.paws360.deploy.preflight.Reports.result;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import edu.paws360.deploy.check.CheckResult;
import edu.paws360.deploy.check.CheckStatus;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One preflight, with this machine's real numbers, used by many threads at once. */
class PreflightThreadsTest {
    private static final int THREADS = 8;
    private static final int TIMES = 3;
    private static final long PATIENCE_SECONDS = 60;

    @TempDir
    Path folder;

    private final Map<String, String> environment = new HashMap<>();
    private final ExecutorService callers = Executors.newCachedThreadPool();
    private ServerSocket target;

    @BeforeEach
    void putEverythingInPlace() throws IOException {
        StandIns standIns = new StandIns(folder);
        standIns.write("docker", "exit 0");
        environment.putAll(standIns.environment());
        environment.put("API_KEY", "hush");
        target = Loopback.listener(THREADS * TIMES);
    }

    @AfterEach
    void end() throws Exception {
        target.close();
        callers.shutdownNow();
        assertThat(callers.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    }

    private PreflightBuilder real() {
        return Preflight.builder()
                .thresholds(new Thresholds(100, 100, 0))
                .workFolder(folder)
                .environment(environment)
                .targets(() -> List.of(new Target("web1", "127.0.0.1", target.getLocalPort())))
                .networkProbe(NetworkProbe.TCP)
                .secretsRequired(List.of("API_KEY"))
                .concurrency(Optional::empty);
    }

    /** A check that tells which look it was. */
    private record Numbered(AtomicInteger looks) implements Check {
        @Override
        public String name() {
            return "numbered";
        }

        @Override
        public CheckResult run() {
            return CheckResult.passed(name(), "look " + looks.incrementAndGet(), Duration.ZERO);
        }
    }

    @Test
    void eachThreadGetsAReportOfItsOwn() throws Exception {
        AtomicInteger looks = new AtomicInteger();
        Preflight preflight = real().add(new Numbered(looks)).build();
        CyclicBarrier together = new CyclicBarrier(THREADS);
        Callable<List<PreflightReport>> often = () -> {
            List<PreflightReport> reports = new ArrayList<>();
            together.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
            for (int time = 0; time < TIMES; time++) {
                reports.add(preflight.run());
            }
            return reports;
        };
        List<String> seen = new ArrayList<>();
        for (Future<List<PreflightReport>> thread : callers.invokeAll(Collections.nCopies(THREADS, often))) {
            for (PreflightReport report : thread.get()) {
                assertThat(report.results())
                        .filteredOn(result -> !result.name().equals("cpu"))
                        .allMatch(result -> result.status() == CheckStatus.PASSED);
                // How busy eight preflights make this machine is no business of this test.
                assertThat(result(report, "cpu").status()).isIn(CheckStatus.PASSED, CheckStatus.FAILED);
                seen.add(result(report, "numbered").detail());
            }
        }
        assertThat(looks).hasValue(THREADS * TIMES);
        assertThat(seen).doesNotHaveDuplicates().hasSize(THREADS * TIMES);
    }

    /** A check that hangs in the thread that comes first, and answers in the others. */
    private record HangsOnce(AtomicInteger looks, CountDownLatch hanging) implements Check {
        @Override
        public String name() {
            return "hangs";
        }

        @Override
        public CheckResult run() throws InterruptedException {
            if (looks.getAndIncrement() == 0) {
                hanging.countDown();
                new CountDownLatch(1).await();
            }
            return CheckResult.passed(name(), "answered", Duration.ZERO);
        }
    }

    @Test
    void oneThatIsInterruptedTakesNoOtherAlong() throws Exception {
        CountDownLatch hanging = new CountDownLatch(1);
        Preflight preflight = real().skip(List.of("cpu"))
                .add(new HangsOnce(new AtomicInteger(), hanging))
                .build();
        ExecutorService first = Executors.newSingleThreadExecutor();
        try {
            Future<Boolean> interrupted = first.submit(() -> {
                assertThatThrownBy(preflight::run).isInstanceOf(InterruptedException.class);
                return true;
            });
            assertThat(hanging.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
            Future<PreflightReport> other = callers.submit(preflight::run);
            first.shutdownNow();
            assertThat(interrupted.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(other.get(PATIENCE_SECONDS, TimeUnit.SECONDS).passed()).isTrue();
        } finally {
            first.shutdownNow();
        }
    }
}
