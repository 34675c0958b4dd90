package edu.paws360.deploy.chaos;

import edu.paws360.deploy.testbed.Interruptible;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A deployment in a process of its own, and ways to harm it. */
final class Deployment implements AutoCloseable {
    private static final long BOUND_SECONDS = 150;

    private final Path output;
    private final Process process;

    Deployment(Path properties, Path project, Path output, Map<String, String> environment) throws IOException {
        this.output = Files.createDirectories(output);
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-Djava.io.tmpdir=" + environment.get("TMPDIR"),
                "-cp",
                System.getProperty("java.class.path"),
                DeploymentMain.class.getName(),
                properties.toString(),
                project.toString(),
                output.toString()));
        ProcessBuilder builder = new ProcessBuilder(Interruptible.command(command))
                .redirectErrorStream(true)
                .redirectOutput(log().toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        builder.environment().keySet().removeIf(name -> name.matches("(GITHUB_|GITLAB_|CI|DEPLOY_|GIT_|JENKINS).*"));
        builder.environment().putAll(environment);
        process = builder.start();
    }

    Path log() {
        return output.resolve("console.log");
    }

    boolean isAlive() {
        return process.isAlive();
    }

    int await() throws InterruptedException {
        if (!process.waitFor(BOUND_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("a deployment did not end within " + BOUND_SECONDS + " s: " + text());
        }
        return process.exitValue();
    }

    String text() {
        try {
            return Files.readString(log());
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }

    void signal(String name) throws IOException, InterruptedException {
        signal(process.toHandle(), name);
    }

    /** The supervisor on this machine, or the one on the other. */
    Optional<ProcessHandle> supervisor(Stream<ProcessHandle> elsewhere) {
        return Stream.concat(process.toHandle().children(), elsewhere)
                .filter(child -> isNamed(child, "python3"))
                .findFirst();
    }

    Optional<ProcessHandle> ssh() {
        return process.toHandle()
                .children()
                .filter(child -> isNamed(child, "ssh"))
                .findFirst();
    }

    private static boolean isNamed(ProcessHandle process, String name) {
        return process.info()
                .command()
                .filter(command -> Path.of(command).getFileName().toString().startsWith(name))
                .isPresent();
    }

    static void signal(ProcessHandle process, String name) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
        if (!kill.waitFor(10, TimeUnit.SECONDS)) {
            throw new AssertionError("kill does not return");
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
