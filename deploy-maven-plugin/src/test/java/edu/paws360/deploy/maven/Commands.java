package edu.paws360.deploy.maven;

import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.testbed.Interruptible;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The real programs that a test runs: git, Maven, and others. Each ends in time or is ended. */
final class Commands {
    private static final long LIMIT_MINUTES = 3;

    private Commands() {}

    /** Runs git, which has to succeed, and gives back what it printed. */
    static String git(Path folder, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("git", "-c", "user.name=it", "-c", "user.email=it@localhost"));
        command.addAll(List.of(arguments));
        return run(folder, Map.of("GIT_CONFIG_GLOBAL", "/dev/null"), command).strip();
    }

    /** Runs a program, which has to succeed, and gives back what it printed. */
    static String run(Path folder, Map<String, String> environment, List<String> command) throws IOException {
        Path output = Files.createTempFile("it", ".out");
        try {
            int exit = await(start(folder, environment, output, command));
            assertThat(exit).as(Files.readString(output)).isZero();
            return Files.readString(output);
        } finally {
            Files.delete(output);
        }
    }

    /**
     * Starts Maven, without what a CI says about its own checkout, and does not wait for it.
     *
     * @param repository the local repository
     */
    static Process maven(
            Maven maven,
            Path repository,
            Path folder,
            Map<String, String> environment,
            Path output,
            List<String> arguments)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(
                maven.home().resolve("bin/mvn").toString(),
                "--batch-mode",
                "-Daether.offline.protocols=file",
                "-Dmaven.repo.local=" + repository));
        command.addAll(arguments);
        Map<String, String> whole = new HashMap<>();
        // A run is short: what the second compiler would gain is never earned back.
        whole.put("MAVEN_OPTS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
        whole.put("JAVA_HOME", maven.jdk().home().toString());
        whole.putAll(environment);
        return start(folder, whole, output, Interruptible.command(command));
    }

    /** Runs Maven on a terminal of its own, to its end, and gives back everything that was written to it. */
    static String mavenOnTerminal(
            Maven maven, Path repository, Path folder, Map<String, String> more, List<String> arguments)
            throws IOException {
        List<String> command = new ArrayList<>(List.of("python3", "-c", "import pty, sys; pty.spawn(sys.argv[1:])"));
        command.addAll(List.of(maven.home().resolve("bin/mvn").toString(), "-Daether.offline.protocols=file"));
        command.add("-Dmaven.repo.local=" + repository);
        command.addAll(arguments);
        Map<String, String> environment = new HashMap<>(more);
        environment.put("JAVA_HOME", maven.jdk().home().toString());
        environment.put("TERM", "xterm");
        return run(folder, environment, command);
    }

    /** Starts a program, without what a CI says about its own checkout, and does not wait for it. */
    static Process start(Path folder, Map<String, String> environment, Path output, List<String> command)
            throws IOException {
        ProcessBuilder program = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .redirectInput(new File("/dev/null"));
        program.environment()
                .keySet()
                .removeIf(name -> name.matches(
                        "(GITHUB_|GITLAB_|CI|DEPLOY_|MAVEN_|BRANCH_NAME|TAG_NAME|CHANGE_ID|GIT_|JENKINS).*"));
        program.environment().putAll(environment);
        return program.start();
    }

    static int await(Process process) {
        try {
            if (!process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES)) {
                Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                        .forEach(ProcessHandle::destroyForcibly);
                throw new AssertionError("not done within " + LIMIT_MINUTES + " minutes");
            }
            return process.exitValue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }
}
