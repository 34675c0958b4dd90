package edu.paws360.deploy.preflight;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * CPU counters at one moment.
 *
 * @param clock a monotonic clock, in nanoseconds
 * @param totalMillis time that all CPUs of the machine have passed, busy or not
 * @param busyMillis the part of it that was not idle
 * @param ownNanos what this process and its children have used
 * @param groups the control groups with a quota, and what each has used
 */
record CpuSample(long clock, long totalMillis, long busyMillis, long ownNanos, List<ControlGroups.CpuLimit> groups) {
    private static final double NANOS_PER_MILLI = 1e6;

    /** The same, with what we have used ourselves. */
    CpuSample withOwn(long nanos) {
        return new CpuSample(clock, totalMillis, busyMillis, nanos, groups);
    }

    /**
     * How busy the CPU was between two samples, without our own load.
     *
     * @param before the earlier sample
     * @param processors how many the machine has; a quota of more is none
     * @return the load where it is highest
     * @throws IOException if the counters stood still
     */
    Host.Load since(CpuSample before, int processors) throws IOException {
        long total = totalMillis - before.totalMillis;
        if (total <= 0) {
            throw new IOException(
                    "the machine's CPU counters stood still during a sample (expected them to go on); run this again");
        }
        double own = Math.max(0, ownNanos - before.ownNanos);
        double busy = busyMillis - before.busyMillis - own / NANOS_PER_MILLI;
        List<Host.Load> loads = new ArrayList<>();
        loads.add(load(busy / total, "on this machine"));
        for (ControlGroups.CpuLimit group : groups) {
            if (group.cpus() < processors) {
                double used = group.usageNanos() - before.usageNanos(group) - own;
                double allowed = group.cpus() * (clock - before.clock);
                loads.add(load(used / allowed, "in the control group " + group.group()));
            }
        }
        return loads.stream()
                .max(Comparator.comparingDouble(Host.Load::percent))
                .orElseThrow();
    }

    private long usageNanos(ControlGroups.CpuLimit group) throws IOException {
        for (ControlGroups.CpuLimit known : groups) {
            if (known.group().equals(group.group())) {
                return known.usageNanos();
            }
        }
        throw new IOException("the control group " + group.group()
                + " got its quota during a sample (expected it to stay); run this again");
    }

    private static Host.Load load(double share, String where) {
        return new Host.Load(Math.max(0, Math.min(100, 100 * share)), where);
    }
}
