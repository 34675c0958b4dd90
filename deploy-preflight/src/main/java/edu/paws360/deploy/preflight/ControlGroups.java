package edu.paws360.deploy.preflight;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The limits that the kernel puts on this process through control groups, version 1, 2, or both. A limit of any group
 * above ours counts as well, so all are read. A limit that is there but cannot be read is an error, not "no limit".
 */
final class ControlGroups {
    private final Path root;

    /**
     * Reads below a folder.
     *
     * @param root the root of the file system, or of a recording of {@code proc} and {@code sys}
     */
    ControlGroups(Path root) {
        this.root = root;
    }

    /**
     * A group with a limit on memory.
     *
     * @param group its path
     * @param limit bytes
     * @param used bytes, without the page cache of files, which the kernel gives back under pressure
     */
    record MemoryLimit(String group, long limit, long used) {}

    /**
     * A group with a CPU quota.
     *
     * @param group its path
     * @param cpus how many CPUs it may use, in parts of one
     * @param usageNanos CPU time it has used so far
     */
    record CpuLimit(String group, double cpus, long usageNanos) {}

    List<MemoryLimit> memory() throws IOException {
        List<MemoryLimit> limits = new ArrayList<>();
        for (ControlGroup group : groups("memory")) {
            memory(group).ifPresent(limits::add);
        }
        return limits;
    }

    List<CpuLimit> cpu() throws IOException {
        List<CpuLimit> limits = new ArrayList<>();
        for (ControlGroup group : groups("cpu")) {
            cpu(group).ifPresent(limits::add);
        }
        return limits;
    }

    private List<ControlGroup> groups(String controller) throws IOException {
        Path self = root.resolve("proc/self");
        if (!Files.exists(self.resolve("cgroup"))) {
            return List.of();
        }
        List<String> memberships = Files.readAllLines(self.resolve("cgroup"));
        List<String> mounts = Files.readAllLines(self.resolve("mountinfo"));
        return ControlGroup.from(root, controller, memberships, mounts);
    }

    private static Optional<MemoryLimit> memory(ControlGroup group) throws IOException {
        Path limit = group.file(group.isUnified() ? "memory.max" : "memory.limit_in_bytes");
        if (!Files.exists(limit) || read(limit).equals("max")) {
            return Optional.empty();
        }
        long used = number(group.file(group.isUnified() ? "memory.current" : "memory.usage_in_bytes"));
        Map<String, Long> stat = table(group.file("memory.stat"));
        String prefix = group.isUnified() ? "" : "total_";
        long cache = stat.getOrDefault(prefix + "inactive_file", 0L) + stat.getOrDefault(prefix + "active_file", 0L);
        return Optional.of(new MemoryLimit(group.name(), number(limit), Math.max(0, used - cache)));
    }

    private Optional<CpuLimit> cpu(ControlGroup group) throws IOException {
        return group.isUnified() ? cpuUnified(group) : cpuLegacy(group);
    }

    private static Optional<CpuLimit> cpuUnified(ControlGroup group) throws IOException {
        Path max = group.file("cpu.max");
        if (!Files.exists(max) || read(max).startsWith("max")) {
            return Optional.empty();
        }
        String[] quotaAndPeriod = read(max).split(" ", -1);
        double cpus = (double) number(max, quotaAndPeriod[0]) / number(max, quotaAndPeriod[quotaAndPeriod.length - 1]);
        Path stat = group.file("cpu.stat");
        Long usage = table(stat).get("usage_usec");
        if (usage == null) {
            throw new IOException(stat + " does not tell usage_usec (expected beside a quota in cpu.max)");
        }
        return Optional.of(new CpuLimit(group.name(), cpus, usage * 1_000));
    }

    private Optional<CpuLimit> cpuLegacy(ControlGroup group) throws IOException {
        Path quota = group.file("cpu.cfs_quota_us");
        if (!Files.exists(quota) || number(quota) <= 0) {
            return Optional.empty();
        }
        double cpus = (double) number(quota) / number(group.file("cpu.cfs_period_us"));
        for (ControlGroup accounting : groups("cpuacct")) {
            if (accounting.name().equals(group.name())) {
                return Optional.of(new CpuLimit(group.name(), cpus, number(accounting.file("cpuacct.usage"))));
            }
        }
        throw new IOException(
                "the control group " + group.name() + " has a CPU quota, but none of this name in cpuacct tells its use"
                        + " (expected this process in both); move it there, or name cpu in deploy.preflight.skip");
    }

    private static String read(Path file) throws IOException {
        return Files.readString(file).strip();
    }

    private static long number(Path file) throws IOException {
        return number(file, read(file));
    }

    private static long number(Path file, String text) throws IOException {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IOException(file + " says '" + Wording.quote(text) + "' (expected a number)", e);
        }
    }

    private static Map<String, Long> table(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .map(line -> line.split(" ", -1))
                .filter(words -> words.length == 2 && words[1].matches("\\d{1,18}"))
                .collect(
                        Collectors.toMap(words -> words[0], words -> Long.valueOf(words[1]), (first, second) -> first));
    }
}
