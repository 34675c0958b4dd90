package edu.paws360.deploy.preflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import edu.paws360.deploy.preflight.ControlGroups.CpuLimit;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class CpuSampleTest {
    private static final long SECOND = 1_000_000_000L;

    private static CpuSample sample(long seconds, long busyMillis, long ownNanos, CpuLimit... groups) {
        return new CpuSample(seconds * SECOND, seconds * 4_000, busyMillis, ownNanos, List.of(groups));
    }

    @Test
    void leavesTheLoadOfThisProcessOut() throws IOException {
        Host.Load load = sample(1, 2_000, SECOND).since(sample(0, 0, 0), 4);
        assertThat(load).isEqualTo(new Host.Load(25, "on this machine"));
    }

    @Test
    void reportsAControlGroupThatIsBusierThanTheMachine() throws IOException {
        CpuSample before = sample(0, 0, 0, new CpuLimit("/runner", 0.5, 0));
        CpuSample after = sample(1, 600, SECOND / 10, new CpuLimit("/runner", 0.5, SECOND / 2));
        assertThat(after.since(before, 4)).isEqualTo(new Host.Load(80, "in the control group /runner"));
    }

    @Test
    void takesAQuotaOfAllCpusForNone() throws IOException {
        CpuSample before = sample(0, 0, 0, new CpuLimit("/runner", 4, 0));
        CpuSample after = sample(1, 400, 0, new CpuLimit("/runner", 4, 4 * SECOND));
        assertThat(after.since(before, 4)).isEqualTo(new Host.Load(10, "on this machine"));
    }

    @Test
    void staysWithinItsRangeWhenTheCountersDisagree() throws IOException {
        assertThat(sample(1, 10, SECOND).since(sample(0, 0, 0), 4).percent()).isZero();
    }

    @Test
    void cannotTellFromCountersThatStandStill() {
        assertThatThrownBy(() -> sample(1, 0, 0).since(sample(1, 0, 0), 4))
                .isInstanceOf(IOException.class)
                .hasMessage(
                        "the machine's CPU counters stood still during a sample (expected them to go on); run this again");
    }

    @Test
    void addsUpOwnTimesAndThoseOfChildrenThatHaveEnded() {
        String stat = "7 (a) b (c) S 1 7 7 0 -1 4194304 1 2 3 4 10 20 3 4 20 0 1 0 100 0 0";
        assertThat(OwnCpu.nanos(stat)).isEqualTo(37 * 10_000_000L);
    }

    @Test
    void countsTheTimeOfThisProcess() {
        long before = OwnCpu.most();
        long deadline = System.nanoTime() + 10 * SECOND;
        while (OwnCpu.least() <= before) {
            assertThat(System.nanoTime()).as("CPU time has been used").isLessThan(deadline);
        }
    }
}
