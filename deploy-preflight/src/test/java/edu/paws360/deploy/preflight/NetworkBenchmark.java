package edu.paws360.deploy.preflight;

import edu.paws360.deploy.testbed.Needs;
import edu.paws360.deploy.testbed.Ping;
import edu.paws360.deploy.testbed.PrivateNetwork;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Prints what it takes to ask many hosts by ICMP, beside {@code fping} and {@code ping}; asserts nothing. Not run by the build:
 * {@code docs/benchmarks/run network}.
 *
 * <p>Everything is on loopback in a network of its own, five times in turn. Ours is the whole network check in a JVM of 64 MB heap: the first
 * one of its process, which loads JNA, and the second one. Of others the whole process is measured.
 */
@Needs({PrivateNetwork.class, Ping.class})
class NetworkBenchmark {
    private static final int TIMES = 5;
    private static final String FILTER = "iptables -A INPUT -d 127.6.0.0/28 -p icmp --icmp-type echo-request -j DROP\n";

    /** Prints the seconds that a command takes, and those of processor time of all its processes. */
    private static final String MEASURE = """
            import resource, subprocess, sys, time
            begun = time.monotonic()
            subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            took = time.monotonic() - begun
            used = resource.getrusage(resource.RUSAGE_CHILDREN)
            print(took, used.ru_utime + used.ru_stime, "")
            """;

    @TempDir
    Path folder;

    private final Row fping = new Row("1,000 that answer: fping -i1 -r0");
    private final Row pings = new Row("1,000 that answer: ping processes, 16 at once");
    private final Row first = new Row("1,000 that answer: our first check, JNA's loading included");
    private final Row second = new Row("1,000 that answer: our second check");
    private final Row fpingDropped = new Row("990 that answer, 10 dropped: fping -i1 -r0 -t5000");
    private final Row dropped = new Row("990 that answer, 10 dropped: our first check, 5 s");
    private final Row many = new Row("10,000 that answer: our first check");
    private final List<String> wrong = new ArrayList<>();

    /** What is measured: seconds, and seconds of processor time. */
    private record Row(String name, List<double[]> runs) {
        Row(String name) {
            this(name, new ArrayList<>());
        }

        void add(String line) {
            String[] fields = line.split(" ", -1);
            runs.add(new double[] {Double.parseDouble(fields[0]), Double.parseDouble(fields[1])});
        }

        double[] sorted(int field) {
            return runs.stream().mapToDouble(run -> run[field]).sorted().toArray();
        }

        double median(int field) {
            return sorted(field)[runs.size() / 2];
        }

        String text() {
            double[] wall = sorted(0);
            return String.format(
                    Locale.ROOT,
                    "| %s | %.3f | %.3f to %.3f | %.3f |",
                    name,
                    median(0),
                    wall[0],
                    wall[wall.length - 1],
                    median(1));
        }
    }

    @Test
    void printsTheTable(PrivateNetwork network) throws Exception {
        Path answering = hosts("answering", "127.1.0.0/1000");
        Path some = hosts("some", "127.1.0.0/990", "127.6.0.0/10");
        for (int time = 0; time < TIMES; time++) {
            fping.add(measured(network, "", "fping", "-i1", "-r0", "-q", "-f", answering.toString()));
            List<String> ours = check(network, "", "2", "127.1.0.0/1000");
            first.add(expect("1000 targets answer, ", ours.get(0)));
            second.add(expect("1000 targets answer, ", ours.get(1)));
            pings.add(measured(
                    network,
                    "",
                    "xargs",
                    "-a",
                    answering.toString(),
                    "-P",
                    "16",
                    "-n",
                    "1",
                    "ping",
                    "-q",
                    "-n",
                    "-c",
                    "1"));
            fpingDropped.add(measured(network, FILTER, "fping", "-i1", "-r0", "-t5000", "-q", "-f", some.toString()));
            dropped.add(expect(
                    "10 of 1000 targets not reached",
                    check(network, FILTER, "1", "127.1.0.0/990", "127.6.0.0/10").get(0)));
            many.add(expect(
                    "10000 targets answer, ",
                    check(network, "", "1", "127.1.0.0/10000").get(0)));
        }
        print();
    }

    private void print() {
        System.out.println("| asked | seconds, median | lowest to highest | processor seconds, median |");
        System.out.println("|---|---|---|---|");
        Stream.of(fping, pings, first, second, fpingDropped, dropped, many)
                .forEach(row -> System.out.println(row.text()));
        ratio("our first check : fping, seconds", first, fping, 0);
        ratio("our second check : fping, seconds", second, fping, 0);
        ratio("our first check : ping processes, processor", first, pings, 1);
        ratio("our second check : ping processes, processor", second, pings, 1);
        ratio("with 10 dropped, ours : fping, seconds", dropped, fpingDropped, 0);
        System.out.println("| checks of ours that found anything else | " + wrong.size() + " | | |");
        wrong.forEach(System.out::println);
    }

    private static void ratio(String name, Row one, Row other, int field) {
        System.out.printf(Locale.ROOT, "| %s | %.2f | | |%n", name, one.median(field) / other.median(field));
    }

    private String expect(String found, String line) {
        if (!line.contains(" " + found)) {
            wrong.add(line);
        }
        return line;
    }

    private Path hosts(String name, String... ranges) throws Exception {
        String[] arguments = Stream.concat(Stream.of(""), Arrays.stream(ranges)).toArray(String[]::new);
        return Files.write(
                folder.resolve(name),
                IcmpMain.targets(arguments).stream().map(Target::host).toList());
    }

    private static String measured(PrivateNetwork network, String before, String... command) {
        List<String> arguments = new ArrayList<>(List.of("python3", "-c", MEASURE));
        arguments.addAll(List.of(command));
        return network.run(before + "\"$@\"", arguments).strip();
    }

    private static List<String> check(PrivateNetwork network, String before, String times, String... hosts) {
        List<String> arguments = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                IcmpBenchmarkMain.class.getName(),
                times,
                "5000"));
        arguments.addAll(List.of(hosts));
        return network.run(before + "\"$@\"", arguments).lines().toList();
    }
}
