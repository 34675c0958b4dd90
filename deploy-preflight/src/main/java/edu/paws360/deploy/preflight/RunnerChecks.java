package edu.paws360.deploy.preflight;

import edu.paws360.deploy.check.ReasonCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** CPU, memory and disk of this machine (spec, "Preflight Checks", 1). */
final class RunnerChecks {
    static final String CPU = "cpu";
    static final String MEMORY = "memory";
    static final String DISK = "disk";

    /** A short peak is no reason to refuse a deployment, so the CPU is looked at again before it counts as busy. */
    private static final int CPU_LOOKS = 3;

    private final Host host;
    private final Thresholds thresholds;
    private final Path folder;

    RunnerChecks(Host host, Thresholds thresholds, Path folder) {
        this.host = host;
        this.thresholds = thresholds;
        this.folder = folder;
    }

    List<Check> all() {
        return List.of(
                new TimedCheck(CPU, ReasonCode.RUNNER_UNFIT, this::cpu),
                new TimedCheck(MEMORY, ReasonCode.RUNNER_UNFIT, this::memory),
                new TimedCheck(DISK, ReasonCode.RUNNER_UNFIT, this::disk));
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

    private Finding disk() throws IOException {
        Host.Disk disk = host.disk(folder);
        if (disk.freeInodes().orElse(1) <= 0) {
            return Finding.failed(
                    "0 inodes free on " + folder + " with " + Wording.size(disk.usable())
                            + " free (expected at least one, see df -i); remove many small files, or deploy from another runner");
        }
        String detail = Wording.size(disk.usable()) + " free on " + folder + " (expected more than "
                + Wording.size(thresholds.diskMin()) + ", deploy.preflight.diskMin)";
        return disk.usable() > thresholds.diskMin()
                ? Finding.passed(detail)
                : Finding.failed(detail + "; remove old images or logs, or deploy from another runner");
    }

    private static String expectedBelow(double limit, String property) {
        return " (expected less than " + Wording.percent(limit) + ", " + property + ")";
    }
}
