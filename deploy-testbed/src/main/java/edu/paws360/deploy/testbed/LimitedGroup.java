package edu.paws360.deploy.testbed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Control groups (version 1) of their own for processes, with limits on their CPU and memory. Each is gone when what was run in it has
 * ended, with whatever that has left running. Needs root.
 */
public final class LimitedGroup extends Component {
    private static final Path MOUNTS = Path.of("/sys/fs/cgroup");
    private static final List<String> CONTROLLERS = List.of("cpu", "cpuacct", "memory");
    private static final long LIMIT_SECONDS = 300;

    private int made;

    LimitedGroup() {
        super("control-group");
    }

    /**
     * Whether this machine has control groups of version 1.
     *
     * @return {@code false} if it has those of version 2, or none
     */
    public static boolean isPossible() {
        return CONTROLLERS.stream().map(MOUNTS::resolve).allMatch(Files::isDirectory);
    }

    /**
     * Runs a command in such a group.
     *
     * @param cpuPercent how much of one CPU all its processes may use
     * @param memory how many bytes they may
     * @param command what is run
     * @return what was printed
     * @throws IllegalStateException if it fails, or does not end within 5 minutes
     */
    public synchronized String run(int cpuPercent, long memory, List<String> command) {
        Map<String, Path> groups = new LinkedHashMap<>();
        try {
            for (String controller : CONTROLLERS) {
                // Of one name everywhere, as the use of a CPU is told by another controller than its limit.
                Path group = MOUNTS.resolve(controller)
                        .resolve("testbed-" + ProcessHandle.current().pid() + "-" + made);
                groups.put(controller, Files.createDirectories(group));
            }
            limit(groups, cpuPercent, memory);
            List<String> joined = new ArrayList<>(List.of("sh", "-euc", joining(groups), "sh"));
            joined.addAll(command);
            return Commands.run(joined, LIMIT_SECONDS);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } finally {
            made++;
            groups.values().forEach(LimitedGroup::remove);
        }
    }

    private static void limit(Map<String, Path> groups, int cpuPercent, long memory) throws IOException {
        write(groups.get("cpu").resolve("cpu.cfs_period_us"), 100_000);
        write(groups.get("cpu").resolve("cpu.cfs_quota_us"), 1_000L * cpuPercent);
        write(groups.get("memory").resolve("memory.limit_in_bytes"), memory);
    }

    private static void write(Path file, long value) throws IOException {
        Files.writeString(file, Long.toString(value));
    }

    private static String joining(Map<String, Path> groups) {
        return groups.values().stream()
                .map(group -> "echo $$ > " + group.resolve("tasks") + "\n")
                .collect(Collectors.joining("", "", "exec \"$@\""));
    }

    /** Ends what is in it, which a group has to be empty for. */
    private static void remove(Path group) {
        Eventually.holds(() -> {
            try {
                processes(group).forEach(ProcessHandle::destroyForcibly);
                Files.deleteIfExists(group);
                return true;
            } catch (IOException notEmpty) {
                return false;
            }
        });
    }

    private static Stream<ProcessHandle> processes(Path group) throws IOException {
        Path members = group.resolve("cgroup.procs");
        return Files.exists(members)
                ? Files.readAllLines(members).stream()
                        .map(Long::valueOf)
                        .map(ProcessHandle::of)
                        .flatMap(Optional::stream)
                : Stream.empty();
    }

    @Override
    List<Program> programs() {
        return List.of(new Program("setsid", "util-linux"));
    }

    @Override
    List<String> missing() {
        List<String> missing = new ArrayList<>(super.missing());
        if (!Root.isUs()) {
            missing.add("the right to make a control group (run as root)");
        }
        return missing;
    }
}
