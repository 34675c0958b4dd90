package edu.paws360.deploy.preflight;

import static edu.paws360.deploy.preflight.Reports.assertUnknown;
import static edu.paws360.deploy.preflight.Reports.result;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import edu.paws360.deploy.check.CheckResult;
import edu.paws360.deploy.check.CheckStatus;
import edu.paws360.deploy.check.ReasonCode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** However a check ends, the preflight ends, and nothing is left of it. */
class PreflightEndTest {
    @TempDir
    Path folder;

    private StandIns standIns;

    @BeforeEach
    void putADockerThatWorksOnThePath() throws IOException {
        standIns = new StandIns(folder);
        standIns.write("docker", Map.of("ps", "exit 0", "compose version", "exit 0"));
    }

    private PreflightBuilder fit() {
        return Preflight.builder().host(new Idle(1)).workFolder(folder).environment(standIns.environment());
    }

    private static Check check(String name, Callable<CheckResult> run) {
        return new Check() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public CheckResult run() throws InterruptedException {
                try {
                    return run.call();
                } catch (InterruptedException | RuntimeException e) {
                    throw e;
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            }
        };
    }

    @Test
    void takesAnyThrowableOfACheckForUnknownAndRunsTheOthers() throws Exception {
        PreflightReport report = fit().add(check("license", () -> {
                    throw new IllegalStateException("no license at https://me:pass@host");
                }))
                .add(check("library", () -> {
                    throw new UnsatisfiedLinkError("libodd.so");
                }))
                .add(check("lazy", () -> null))
                .add(check("fine", () -> CheckResult.passed("fine", "all is well", Duration.ZERO)))
                .build()
                .run();
        assertUnknown(
                result(report, "license"),
                ReasonCode.INTERNAL_ERROR,
                "the check ended with IllegalStateException: no license at https://***@host (expected a result);"
                        + " look into it, or name license in deploy.preflight.skip");
        assertUnknown(
                result(report, "library"),
                ReasonCode.INTERNAL_ERROR,
                "the check ended with UnsatisfiedLinkError: libodd.so (expected a result);"
                        + " look into it, or name library in deploy.preflight.skip");
        assertUnknown(
                result(report, "lazy"),
                ReasonCode.INTERNAL_ERROR,
                "the check returned no result (expected a result); look into it, or name lazy in deploy.preflight.skip");
        assertThat(result(report, "fine").status()).isEqualTo(CheckStatus.PASSED);
        assertThat(report.exitCode()).isEqualTo(1);
    }

    @Test
    void interruptsACheckThatHangsPastTheLimitAndReportsTheOthers() throws Exception {
        CountDownLatch interrupted = new CountDownLatch(1);
        PreflightReport report = fit().skip(List.of("docker"))
                .timeout(Duration.ofSeconds(2))
                .add(check("slow", () -> hang(interrupted)))
                .build()
                .run();
        assertUnknown(
                result(report, "slow"),
                ReasonCode.INTERNAL_ERROR,
                "the check had no answer within 2 s, the limit of all preflight checks (expected a result);"
                        + " look into it, or name slow in deploy.preflight.skip");
        assertThat(result(report, "cpu").status()).isEqualTo(CheckStatus.PASSED);
        assertThat(interrupted.getCount()).as("the check was interrupted").isZero();
    }

    private static CheckResult hang(CountDownLatch interrupted) throws InterruptedException {
        try {
            new CountDownLatch(1).await();
            throw new AssertionError("nobody counts down");
        } catch (InterruptedException e) {
            interrupted.countDown();
            throw e;
        }
    }

    @Test
    void takesACheckThatIsInterruptedByItselfForUnknown() throws Exception {
        PreflightReport report = fit().add(check("odd", () -> {
                    throw new InterruptedException();
                }))
                .build()
                .run();
        assertUnknown(
                result(report, "odd"),
                ReasonCode.INTERNAL_ERROR,
                "the check ended with InterruptedException (expected a result);"
                        + " look into it, or name odd in deploy.preflight.skip");
    }

    @Test
    void endsEverythingWhenItIsInterrupted() throws Exception {
        standIns.write("docker", Map.of("ps", standIns.hang()));
        Preflight preflight = fit().dockerTimeout(Duration.ofMinutes(1)).build();
        ExecutorService caller = Executors.newSingleThreadExecutor();
        try {
            Future<Boolean> run = caller.submit(() -> {
                assertThatThrownBy(preflight::run).isInstanceOf(InterruptedException.class);
                return true;
            });
            assertThat(standIns.hanging()).hasSize(2);
            caller.shutdownNow();
            assertThat(run.get()).isTrue();
        } finally {
            caller.shutdownNow();
        }
        standIns.assertGone();
        StandIns.await(() -> threads().isEmpty(), "no thread is left");
    }

    @Test
    void canRunTwiceAtOnce() throws Exception {
        Preflight preflight = fit().build();
        ExecutorService callers = Executors.newFixedThreadPool(2);
        try {
            List<Callable<PreflightReport>> runs = List.of(preflight::run, preflight::run);
            for (Future<PreflightReport> run : callers.invokeAll(runs)) {
                assertThat(run.get().passed()).isTrue();
            }
        } finally {
            callers.shutdownNow();
        }
    }

    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("preflight-"))
                .toList();
    }
}
