package edu.paws360.deploy.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A real Git repository in a temporary folder, apart from the configuration of whoever runs the tests.
 *
 * @param folder where it is
 */
record TestRepository(Path folder) {

    /** An empty one whose first branch will be {@code main}. */
    static TestRepository empty(Path folder) {
        TestRepository repository = new TestRepository(folder);
        repository.git("init", "--quiet", "-b", "main");
        return repository;
    }

    /** One with a commit on {@code main}. */
    static TestRepository on(Path folder) {
        TestRepository repository = empty(folder);
        repository.commit("first");
        return repository;
    }

    /** Variables that know git and nothing of the machine's own Git configuration. */
    static Map<String, String> environment() {
        return Map.of(
                "PATH", System.getenv("PATH"),
                "GIT_CONFIG_GLOBAL", "/dev/null",
                "GIT_CONFIG_NOSYSTEM", "1");
    }

    /** The same with more. */
    static Map<String, String> environment(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(environment());
        all.putAll(more);
        return all;
    }

    /** The same with a program of our own in the place of git. */
    static Map<String, String> environmentWithGit(Path bin, String script) {
        try {
            Path git = Files.writeString(bin.resolve("git"), "#!/bin/sh\n" + script + "\n");
            assertThat(git.toFile().setExecutable(true)).isTrue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return environment(Map.of("PATH", bin + ":" + System.getenv("PATH")));
    }

    /** Commits a new file and gives the commit. */
    String commit(String name) {
        write(name);
        git("add", "--all");
        git("commit", "--quiet", "--message", name);
        return head();
    }

    void write(String name) {
        try {
            Files.writeString(folder.resolve(name), name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String head() {
        return git("rev-parse", "HEAD");
    }

    Checkout look() throws InterruptedException {
        return look(Map.of());
    }

    Checkout look(Map<String, String> more) throws InterruptedException {
        return Checkout.look(folder, environment(more));
    }

    /** Decides with the spec's branches. */
    BranchDecision decide(Map<String, String> ci) throws InterruptedException {
        return new BranchRule(List.of("main", "release/*")).decide(CiReference.of(ci), look(ci));
    }

    /** Runs git, which must succeed, and gives what it printed. */
    String git(String... arguments) {
        List<String> command =
                new ArrayList<>(List.of("git", "-c", "user.name=Ada", "-c", "user.email=ada@example.test"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
        builder.environment().putAll(environment());
        try {
            Process process = builder.start();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue())
                    .as("git %s: %s", List.of(arguments), printed)
                    .isZero();
            return printed.strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
