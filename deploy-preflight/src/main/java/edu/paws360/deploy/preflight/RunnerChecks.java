package edu.paws360.deploy.preflight;

import edu.paws360.deploy.check.ReasonCode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** CPU, memory and disk of this machine (spec, "Preflight Checks", 1). */
final class RunnerChecks {
    static final String CPU = "cpu";
    static final String MEMORY = "memory";

    /** A short peak is no reason to refuse a deployment, so the CPU is looked at again before it counts as busy. */
    private static final int CPU_LOOKS = 3;

    private final Host host;
    private final Thresholds thresholds;
    private final DiskCheck disk;

    RunnerChecks(Host host, Thresholds thresholds, DiskCheck disk) {
        this.host = host;
        this.thresholds = thresholds;
        this.disk = disk;
    }

    List<Check> all() {
        return List.of(
                new TimedCheck(CPU, ReasonCode.RUNNER_UNFIT, this::cpu),
                new TimedCheck(MEMORY, ReasonCode.RUNNER_UNFIT, this::memory),
                new TimedCheck(DiskCheck.NAME, ReasonCode.RUNNER_UNFIT, disk));
    }

    private Finding cpu() throws IOException, InterruptedException {
        List<String> seen = new ArrayList<>();
        Host.Load load;
        do {
            load = host.cpu();
            seen.add(Wording.percent(load.percent()));
        } while (!isFit(load) && seen.size() < CPU_LOOKS);
        String detail = "CPU " + String.join(", ", seen) + " busy " + load.where()
                + expectedBelow(thresholds.cpuPercentMax(), "deploy.preflight.cpuPercentMax");
        return isFit(load)
                ? Finding.passed(detail)
                : Finding.failed(detail + "; wait until other jobs have ended, or deploy from another runner");
    }

    private boolean isFit(Host.Load load) {
        return load.percent() < thresholds.cpuPercentMax();
    }

    private Finding memory() throws IOException {
        Host.Memory memory = host.memory();
        String detail = "memory " + Wording.percent(memory.percent()) + " used (" + Wording.size(memory.used()) + " of "
                + Wording.size(memory.total()) + ") " + memory.where()
                + expectedBelow(thresholds.memoryPercentMax(), "deploy.preflight.memoryPercentMax");
        return memory.percent() < thresholds.memoryPercentMax()
                ? Finding.passed(detail)
                : Finding.failed(detail + "; end what is not needed here, or deploy from another runner");
    }

    private static String expectedBelow(double limit, String property) {
        return " (expected less than " + Wording.percent(limit) + ", " + property + ")";
    }
}
