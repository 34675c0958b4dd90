package edu.paws360.deploy.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A git clone with a project in a subfolder. */
record Clone(Path root, String commit) {

    static Clone in(Path folder) throws Exception {
        Path root = Files.createDirectory(folder.resolve("clone")).toRealPath();
        Files.createDirectories(root.resolve("apps/shop"));
        Files.writeString(root.resolve("top"), "top\n");
        Files.writeString(root.resolve("apps/shop/version"), "committed\n");
        Files.writeString(root.resolve("apps/shop/run.sh"), "#!/bin/sh\ncat version ../../top\n");
        assertThat(root.resolve("apps/shop/run.sh").toFile().setExecutable(true))
                .isTrue();
        git(root, "init", "-q");
        git(root, "add", "-A");
        git(root, "-c", "user.name=T", "-c", "user.email=t@example.org", "commit", "-q", "-m", "first");
        Clone clone = new Clone(root, git(root, "rev-parse", "HEAD").strip());
        Files.writeString(root.resolve("apps/shop/version"), "changed\n");
        Files.writeString(root.resolve("apps/shop/untracked"), "x\n");
        return clone;
    }

    Path project() {
        return root.resolve("apps/shop");
    }

    CommitFiles files() {
        return new CommitFiles(project(), commit);
    }

    private static String git(Path root, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        Process git = new ProcessBuilder(command)
                .directory(root.toFile())
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .start();
        String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(git.waitFor()).as(said).isZero();
        return said;
    }
}
