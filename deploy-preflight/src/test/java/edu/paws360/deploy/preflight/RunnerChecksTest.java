package edu.paws360.deploy.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.check.CheckResult;
import edu.paws360.deploy.check.CheckStatus;
import edu.paws360.deploy.check.ReasonCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunnerChecksTest {
    private static final String HERE = "on this machine";

    private final FixedHost host = new FixedHost();

    private CheckResult run(String name) throws InterruptedException {
        for (Check check : new RunnerChecks(host, Thresholds.SPEC, new DiskCheck(host, List::of, 0, false)).all()) {
            if (check.name().equals(name)) {
                return check.run();
            }
        }
        throw new AssertionError("no check " + name);
    }

    private static void assertFailed(CheckResult result, String detail) {
        assertThat(result.status()).isEqualTo(CheckStatus.FAILED);
        assertThat(result.reason()).isEqualTo(ReasonCode.RUNNER_UNFIT);
        assertThat(result.detail()).isEqualTo(detail);
    }

    private static void assertPassed(CheckResult result, String detail) {
        assertThat(result.status()).isEqualTo(CheckStatus.PASSED);
        assertThat(result.detail()).isEqualTo(detail);
    }

    @Test
    void passesACpuJustBelowTheLimit() throws InterruptedException {
        host.loads.add(79.96);
        assertPassed(
                run("cpu"),
                "CPU 79.9 % busy on this machine (expected less than 80 %, deploy.preflight.cpuPercentMax)");
    }

    @Test
    void failsACpuThatIsAtTheLimitInThreeLooks() throws InterruptedException {
        host.loads.addAll(List.of(100.0, 97.25, 80.0));
        assertFailed(
                run("cpu"),
                "CPU 100 %, 97.2 %, 80 % busy on this machine (expected less than 80 %, deploy.preflight.cpuPercentMax);"
                        + " wait until other jobs have ended, or deploy from another runner");
    }

    @Test
    void forgivesTheCpuAShortPeak() throws InterruptedException {
        host.loads.addAll(List.of(99.0, 12.0));
        assertPassed(
                run("cpu"),
                "CPU 99 %, 12 % busy on this machine (expected less than 80 %, deploy.preflight.cpuPercentMax)");
    }

    @Test
    void isUnknownWhenTheCpuCannotBeRead() throws InterruptedException {
        CheckResult result = run("cpu");
        assertThat(result.status()).isEqualTo(CheckStatus.UNKNOWN);
        assertThat(result.reason()).isEqualTo(ReasonCode.RUNNER_UNFIT);
        assertThat(result.detail()).isEqualTo("no more samples");
    }

    @Test
    void failsMemoryAtTheLimit() throws InterruptedException {
        host.memory = new Host.Memory(409_600_000, 512_000_000, "in the control group /runner");
        assertFailed(
                run("memory"),
                "memory 80 % used (409.6 MB of 512 MB) in the control group /runner (expected less than 80 %,"
                        + " deploy.preflight.memoryPercentMax); end what is not needed here, or deploy from another runner");
    }

    @Test
    void passesMemoryOneByteBelowTheLimit() throws InterruptedException {
        host.memory = new Host.Memory(409_599_999, 512_000_000, HERE);
        assertPassed(
                run("memory"),
                "memory 79.9 % used (409.5 MB of 512 MB) on this machine (expected less than 80 %,"
                        + " deploy.preflight.memoryPercentMax)");
    }

    /** A machine as the test wants it. */
    private static final class FixedHost implements Host {
        private final Deque<Double> loads = new ArrayDeque<>();
        private Memory memory;

        @Override
        public Load cpu() throws IOException {
            if (loads.isEmpty()) {
                throw new IOException("no more samples");
            }
            return new Load(loads.pop(), HERE);
        }

        @Override
        public Memory memory() {
            return memory;
        }

        @Override
        public List<Disk> disks(List<Path> folders) {
            return List.of();
        }
    }
}
