package edu.paws360.deploy.preflight;

import edu.paws360.deploy.testbed.Ansible;
import edu.paws360.deploy.testbed.DockerEngine;
import edu.paws360.deploy.testbed.Needs;
import edu.paws360.deploy.testbed.Ping;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Prints how long a whole preflight of 20 targets takes, beside a shell script that makes the spec's checks one after the other; asserts nothing. Not run
 * by the build: {@code docs/benchmarks/run preflight}.
 *
 * <p>All of them have the same real Docker engine and the same targets, addresses of loopback, several times in turn.
 */
@Needs({DockerEngine.class, Ansible.class, Ping.class})
class PreflightBenchmark {
    private static final int TIMES = 7;
    private static final int TARGETS = 20;
    private static final int FIRST = 1;
    private static final double NANOS = 1e9;

    /** The spec's checks as a script has them, with a window of 1 s for the CPU. Its hosts are its arguments, or in the inventory. */
    private static final String SCRIPT = """
            cpu() { awk '/^cpu /{print $2+$3+$4+$7+$8+$9, $5+$6}' /proc/stat; }
            before=$(cpu); sleep 1; after=$(cpu)
            busy=$(echo "$before $after" | awk '{print int(100 * ($3 - $1) / ($3 - $1 + $4 - $2 + 1))}')
            [ "$busy" -lt 101 ] || exit 1
            [ "$(free | awk '/^Mem:/{print int(100 * ($2 - $7) / $2)}')" -lt 101 ] || exit 1
            [ "$(df -Pk . | awk 'NR==2{print $4}')" -gt 0 ] || exit 1
            docker ps > docker.out || exit 2
            docker compose version > docker.out 2>&1 || docker-compose version > docker.out || exit 2
            hosts=${*:-$(ansible-inventory -i "$INVENTORY" --list | python3 -c '
            import json, sys
            for one in json.load(sys.stdin)["_meta"]["hostvars"].values(): print(one["ansible_host"])')}
            for host in $hosts; do
              getent ahosts "$host" > getent.out || exit 3
              ping -c 1 -W 5 "$host" > ping.out || exit 3
            done
            for name in DB_PASSWORD REDIS_PASSWORD API_KEY; do
              [ -n "$(printenv $name)" ] || exit 4
            done
            """;

    @TempDir
    Path folder;

    private final Series script = new Series("script, one check after the other, ansible-inventory reads the hosts");
    private final Series bare = new Series("script, its hosts written into it");
    private final Series process = new Series("Main, with its JVM");
    private final Series first = new Series("first preflight of a JVM");
    private final Series second = new Series("second preflight of a JVM");
    private final Series firstOver = new Series("first preflight, less its longest check");
    private final Series secondOver = new Series("second preflight, less its longest check");
    private final List<String> unfit = new ArrayList<>();
    private DockerEngine engine;

    /** What was measured, in seconds. */
    private record Series(String name, List<Double> seconds) {
        Series(String name) {
            this(name, new ArrayList<>());
        }

        double median() {
            return seconds.stream().sorted().toList().get(seconds.size() / 2);
        }

        String row() {
            List<Double> sorted = seconds.stream().sorted().toList();
            return String.format(
                    Locale.ROOT,
                    "| %s | %.3f | %.3f to %.3f |",
                    name,
                    median(),
                    sorted.get(0),
                    sorted.get(sorted.size() - 1));
        }

        String over(Series other) {
            return String.format(Locale.ROOT, "| %s : %s | %.2f | |", name, other.name, median() / other.median());
        }
    }

    @BeforeEach
    void take(DockerEngine given) {
        engine = given;
    }

    @Test
    void printsTheTable() throws Exception {
        Path inventory = inventory();
        String[] hosts = IntStream.rangeClosed(FIRST, TARGETS)
                .mapToObj(PreflightBenchmark::host)
                .toArray(String[]::new);
        for (int time = 0; time < TIMES; time++) {
            script.seconds().add(timed("sh", "-c", SCRIPT, "sh"));
            bare.seconds().add(timed(with(hosts, "sh", "-c", SCRIPT, "sh")));
            process.seconds()
                    .add(timed(
                            java(),
                            "-cp",
                            ShippedClassPath.asText(),
                            Main.class.getName(),
                            "--inventory=" + inventory,
                            "--secrets=DB_PASSWORD,REDIS_PASSWORD,API_KEY",
                            "--cpu-percent-max=100",
                            "--memory-percent-max=100",
                            "--disk-min=1kB"));
            library(inventory);
        }
        print();
    }

    private void library(Path inventory) throws Exception {
        double unused = timed(
                java(),
                "-cp",
                System.getProperty("java.class.path"),
                PreflightBenchmarkMain.class.getName(),
                inventory.toString());
        List<String> lines = Files.readAllLines(folder.resolve("out"));
        add(lines.get(0), first, firstOver);
        add(lines.get(1), second, secondOver);
    }

    private void add(String line, Series whole, Series over) {
        String[] fields = line.split(" ", -1);
        whole.seconds().add(Double.valueOf(fields[0]));
        over.seconds().add(Double.parseDouble(fields[0]) - Double.parseDouble(fields[1]));
        if (!fields[2].equals("0")) {
            unfit.add(line);
        }
    }

    private void print() {
        System.out.println("| 20 targets that answer | seconds, median | lowest to highest |");
        System.out.println("|---|---|---|");
        Stream.of(script, bare, process, first, second, firstOver, secondOver)
                .forEach(series -> System.out.println(series.row()));
        for (Series ours : List.of(process, first, second)) {
            System.out.println(ours.over(script));
            System.out.println(ours.over(bare));
        }
        System.out.println("| runs of any that found something wrong | " + unfit.size() + " | |");
        unfit.forEach(System.out::println);
    }

    private Path inventory() throws Exception {
        List<String> lines = new ArrayList<>(List.of("[app]"));
        IntStream.rangeClosed(FIRST, TARGETS)
                .forEach(number -> lines.add("app-" + number + " ansible_host=" + host(number)));
        return Files.write(folder.resolve("hosts"), lines);
    }

    private static String host(int number) {
        return "127.1.0." + number;
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static String[] with(String[] more, String... command) {
        return Stream.of(command, more).flatMap(Stream::of).toArray(String[]::new);
    }

    /** The seconds that a command takes; what it prints is in {@code out}. */
    private double timed(String... command) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile());
        builder.environment()
                .putAll(Map.of(
                        "DOCKER_HOST",
                        engine.dockerHost(),
                        "INVENTORY",
                        folder.resolve("hosts").toString(),
                        "DB_PASSWORD",
                        "one",
                        "REDIS_PASSWORD",
                        "two",
                        "API_KEY",
                        "three"));
        long begun = System.nanoTime();
        int exitCode = builder.start().waitFor();
        double took = (System.nanoTime() - begun) / NANOS;
        if (exitCode != 0) {
            unfit.add(command[0] + " ended with " + exitCode + ": " + Files.readString(folder.resolve("err")));
        }
        return took;
    }
}
