package edu.paws360.deploy.maven;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;

/** A project with properties and a git repository of its own, on which the real {@code mvn} is run. */
final class TestProject {
    private static final String POM = """
            <project xmlns="http://maven.apache.org/POM/4.0.0">
              <modelVersion>4.0.0</modelVersion>
              <groupId>edu.paws360.it</groupId>
              <artifactId>app</artifactId>
              <version>1</version>
              <packaging>pom</packaging>
              %s
              <properties>
            %s
              </properties>
              <build><plugins><plugin>
                <groupId>edu.paws360.deploy</groupId>
                <artifactId>deploy-maven-plugin</artifactId>
                <version>%s</version>
              </plugin></plugins></build>
            </project>
            """;

    final Path folder;
    final Path audit;
    private final Map<String, String> properties = new LinkedHashMap<>();
    private final Map<String, String> environment = new LinkedHashMap<>();
    private final List<String> modules = new ArrayList<>();

    /** A project that deploys by making the file {@code deployed}, on branch main. */
    TestProject(Path temp) throws IOException {
        folder = Files.createDirectories(temp.resolve("project"));
        audit = temp.resolve("audit");
        property("deploy.command", "echo deploying; echo \"$DEPLOY_ID\" >> deployed");
        property("deploy.approval.type", "none");
        property("deploy.gates", "none");
        property("deploy.preflight.skip", "cpu,memory,disk,docker");
        property("deploy.metrics.textfile", "target/deploy/metrics.prom");
        property("deploy.audit.dir", audit.toString());
        git("init", "-q", "-b", "main");
        Files.writeString(folder.resolve(".gitignore"), "target/\ndeployed\n");
        git("add", ".");
        git("commit", "-q", "-m", "first");
    }

    TestProject property(String key, String value) {
        properties.put(key, value);
        return this;
    }

    TestProject without(String key) {
        properties.remove(key);
        return this;
    }

    TestProject environment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    TestProject module(String name) throws IOException {
        modules.add(name);
        Files.writeString(
                Files.createDirectories(folder.resolve(name)).resolve("pom.xml"),
                "<project><modelVersion>4.0.0</modelVersion><parent><groupId>edu.paws360.it</groupId>"
                        + "<artifactId>app</artifactId><version>1</version></parent><artifactId>" + name
                        + "</artifactId><packaging>pom</packaging></project>");
        return this;
    }

    String git(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("git", "-c", "user.name=it", "-c", "user.email=it@localhost"));
        command.addAll(List.of(arguments));
        ProcessBuilder git =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        git.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
        Process process = git.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Assertions.assertThat(await(process)).as(output).isZero();
        return output.strip();
    }

    String commit() throws IOException {
        return git("rev-parse", "HEAD");
    }

    /** Starts {@code mvn} and does not wait for it. */
    Process start(Path output, String... arguments) throws IOException {
        writePom();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("it.maven.home"), "bin", "mvn").toString(),
                "-B",
                "-o",
                "-Dmaven.repo.local=" + PluginRepository.FOLDER));
        command.addAll(List.of(arguments));
        ProcessBuilder maven = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .redirectInput(new File("/dev/null"));
        maven.environment()
                .keySet()
                .removeIf(name -> name.matches(
                        "(GITHUB_|GITLAB_|CI|DEPLOY_|MAVEN_|BRANCH_NAME|TAG_NAME|CHANGE_ID|GIT_|JENKINS).*"));
        maven.environment().put("JAVA_HOME", System.getProperty("java.home"));
        maven.environment().putAll(environment);
        return maven.start();
    }

    /** Runs {@code mvn} to its end. */
    MavenRun run(String... arguments) throws IOException {
        Path output = Files.createTempFile(folder.getParent(), "mvn", ".log");
        int exit = await(start(output, arguments));
        return new MavenRun(exit, Files.readString(output), journal());
    }

    private void writePom() throws IOException {
        String texts = properties.entrySet().stream()
                .map(one -> "    <" + one.getKey() + ">" + escaped(one.getValue()) + "</" + one.getKey() + ">")
                .collect(Collectors.joining("\n"));
        String names =
                modules.stream().map(name -> "<module>" + name + "</module>").collect(Collectors.joining());
        Files.writeString(
                folder.resolve("pom.xml"),
                POM.formatted(
                        names.isEmpty() ? "" : "<modules>" + names + "</modules>",
                        texts,
                        System.getProperty("it.version")));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** The lines of the whole journal. */
    List<String> journal() throws IOException {
        Path lines = audit.resolve("journal.jsonl");
        return Files.exists(lines) ? Files.readAllLines(lines) : List.of();
    }

    /** What the deployment command left behind: a line for each time it ran. */
    List<String> deployed() throws IOException {
        Path file = folder.resolve("deployed");
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    String output(String file) throws IOException {
        return Files.readString(folder.resolve("target/deploy").resolve(file));
    }

    static int await(Process process) {
        try {
            if (!process.waitFor(2, TimeUnit.MINUTES)) {
                Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                        .forEach(ProcessHandle::destroyForcibly);
                throw new AssertionError("not done within 2 minutes");
            }
            return process.exitValue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }
}
