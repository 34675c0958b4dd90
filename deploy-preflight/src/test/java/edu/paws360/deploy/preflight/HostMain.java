package edu.paws360.deploy.preflight;

import edu.paws360.deploy.check.CheckResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Looks at this machine in a process of its own, as its arguments say, and prints what it found. */
final class HostMain {
    private static final int LOOKS = 3;

    private final OshiHost host = OshiHost.here();

    private HostMain() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        HostMain main = new HostMain();
        List<String> rest = Stream.of(arguments).skip(1).toList();
        switch (arguments[0]) {
            case "groups" -> main.groups(rest);
            case "memory" -> main.memory();
            case "disk" -> main.disk(Path.of(rest.get(0)), Long.parseLong(rest.get(1)));
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    /** How to start it. */
    static List<String> command(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                HostMain.class.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    /** The load of our control groups alone, whatever the rest of the machine does, while a command of ours runs. */
    private void groups(List<String> command) throws IOException, InterruptedException {
        host.cpu();
        Process load = new ProcessBuilder(command).start();
        try {
            CpuSample before = groupsOnly();
            for (int look = 0; look < LOOKS; look++) {
                TimeUnit.SECONDS.sleep(1);
                CpuSample after = groupsOnly();
                Host.Load seen = after.since(before, Integer.MAX_VALUE);
                System.out.println(Wording.percent(seen.percent()) + " " + seen.where());
                before = after;
            }
        } finally {
            load.destroyForcibly();
        }
    }

    private CpuSample groupsOnly() throws IOException {
        CpuSample all = host.sample(OwnCpu.most());
        return new CpuSample(all.clock(), all.totalMillis(), 0, all.ownNanos(), all.groups());
    }

    private void memory() throws InterruptedException {
        print(new RunnerChecks(host, Thresholds.SPEC, new DiskCheck(host, List::of, 0, false))
                .all()
                .get(1));
    }

    private void disk(Path folder, long min) throws InterruptedException {
        print(new RunnerChecks(host, Thresholds.SPEC, new DiskCheck(host, () -> List.of(folder), min, true))
                .all()
                .get(2));
    }

    private static void print(Check check) throws InterruptedException {
        CheckResult seen = check.run();
        System.out.println(seen.status() + " " + seen.detail());
    }
}
