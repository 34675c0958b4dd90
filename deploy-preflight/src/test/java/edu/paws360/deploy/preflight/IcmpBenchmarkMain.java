package edu.paws360.deploy.preflight;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Makes the network check as {@link IcmpMain} does, as often as its first argument says, and prints each time the seconds that it took,
 * those of processor time that this process used meanwhile, and what was found. The first time loads what the others find loaded.
 */
final class IcmpBenchmarkMain {
    private static final double NANOS = 1e9;

    private IcmpBenchmarkMain() {}

    public static void main(String[] arguments) throws Exception {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        Duration limit = Duration.ofMillis(Long.parseLong(arguments[1]));
        List<Target> targets = IcmpMain.targets(Stream.of(arguments).skip(1).toArray(String[]::new));
        for (int time = 0; time < Integer.parseInt(arguments[0]); time++) {
            long cpu = system.getProcessCpuTime();
            long begun = System.nanoTime();
            Finding found = IcmpMain.check(limit, targets);
            long took = System.nanoTime() - begun;
            long used = system.getProcessCpuTime() - cpu;
            String what = found.detail().lines().findFirst().orElseThrow();
            System.out.printf(Locale.ROOT, "%.4f %.4f %s%n", took / NANOS, used / NANOS, what);
        }
    }
}
