package edu.paws360.deploy.wiring;

import edu.paws360.deploy.settings.SettingsReader;
import edu.paws360.deploy.settings.SettingsReading;
import edu.paws360.deploy.settings.SettingsScope;
import edu.paws360.deploy.settings.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A whole deployment in a process of its own, which kills itself by {@code kill -9} behind a line of its journal, or lives:
 * {@code FOLDER LINE KEY}. Line 0 is never written, so then it lives.
 */
final class KilledRunMain {
    private KilledRunMain() {}

    public static void main(String[] arguments) throws Exception {
        int last = Integer.parseInt(arguments[1]);
        AtomicInteger lines = new AtomicInteger();
        ListScreen screen = new ListScreen(new ArrayList<>());
        new ProductionRun(
                        surroundings(Path.of(arguments[0])),
                        reading(Path.of(arguments[0]), arguments[2]),
                        screen,
                        line -> dieAt(last, lines.incrementAndGet()))
                .toVerdict();
        screen.lines().forEach(System.out::println);
        System.out.println(lines.get());
    }

    private static void dieAt(int last, int line) {
        if (line != last) {
            return;
        }
        try {
            long self = ProcessHandle.current().pid();
            new ProcessBuilder("kill", "-9", Long.toString(self)).start().waitFor();
            // Dead by now, or at once.
            TimeUnit.SECONDS.sleep(60);
        } catch (IOException | InterruptedException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static Surroundings surroundings(Path folder) {
        Path project = folder.resolve("project");
        return new Surroundings(
                "edu:app", "app", project, project.resolve("target/deploy"), folder, System.getenv(), "1");
    }

    static SettingsReading reading(Path folder, String key) throws Exception {
        return reading(folder, key, Map.of());
    }

    static SettingsReading reading(Path folder, String key, Map<String, String> more) throws Exception {
        Map<String, String> properties = new LinkedHashMap<>(more);
        properties.put("deploy.command", "sh ../deploy.sh");
        properties.put("deploy.approval.type", "none");
        properties.put("deploy.branch.protection", "off");
        properties.put("deploy.allowOlder", "true");
        properties.put("deploy.gate.here.url", "command:true");
        properties.put("deploy.preflight.skip", "cpu,memory,disk,docker,network,secrets");
        properties.put("deploy.metrics.textfile", folder.resolve("metrics.prom").toString());
        properties.put("deploy.audit.dir", folder.resolve("audit").toString());
        if (!key.isEmpty()) {
            properties.put("deploy.audit.signingKey", key);
        }
        return SettingsReader.read(new Sources(properties, Map.of(), System.getenv()), SettingsScope.PRODUCTION);
    }

    /** A project with one commit, whose command says that it ran. */
    static void project(Path folder) throws Exception {
        Path project = Files.createDirectories(folder.resolve("project"));
        command(folder, "echo $DEPLOY_ID >> deployed\n");
        git(project, "init", "-q", "-b", "main");
        commit(project, "first");
    }

    static void command(Path folder, String lines) throws IOException {
        Files.writeString(folder.resolve("deploy.sh"), lines);
    }

    static void commit(Path project, String message) throws Exception {
        git(
                project,
                "-c",
                "user.name=ann",
                "-c",
                "user.email=ann@localhost",
                "commit",
                "-q",
                "--allow-empty",
                "-m",
                message);
    }

    private static void git(Path project, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("git", "-C", project.toString()));
        command.addAll(List.of(arguments));
        int exit = new ProcessBuilder(command).start().waitFor();
        if (exit != 0) {
            throw new IllegalStateException(command + " ended with " + exit);
        }
    }

    /** How to start one in a process of its own. */
    static List<String> process(Path folder, int line, String key) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-cp",
                System.getProperty("java.class.path"),
                KilledRunMain.class.getName(),
                folder.toString(),
                Integer.toString(line),
                key);
    }
}
