package edu.paws360.deploy.maven;

import edu.paws360.deploy.testbed.Alertmanager;
import edu.paws360.deploy.testbed.DockerEngine;
import edu.paws360.deploy.testbed.PostgreSql;
import edu.paws360.deploy.testbed.Pushgateway;
import edu.paws360.deploy.testbed.Redis;
import edu.paws360.deploy.testbed.SshHost;
import edu.paws360.deploy.testbed.SshHosts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The reference deployment, docs/paws360, as it is, in a git repository of its own. Hosts and ports, and what is not to be
 * had here, are replaced on the command line alone.
 */
final class ReferenceProject {
    private static final String INVENTORY = "infrastructure/ansible/inventories/test/hosts";

    final Path folder;
    final Path audit;
    private final Path temp;
    private final Map<String, String> definitions = new LinkedHashMap<>();
    private final Map<String, String> environment = new LinkedHashMap<>();

    ReferenceProject(Path temp) throws IOException {
        this.temp = temp;
        folder = Files.createDirectories(temp.resolve("paws360"));
        audit = temp.resolve("audit");
        copy(Path.of(System.getProperty("it.docs"), "paws360"), folder);
        Commands.git(folder, "init", "-q", "-b", "main");
        commit("first");
        define("deploy.audit.dir", audit.toString());
        // There is no GitHub here to approve anything, and a machine that runs tests is a busy one.
        define("deploy.approval.type", "none");
        define("deploy.preflight.cpuPercentMax", "100");
        // Nor is there a second runner, unless a test says where.
        define("deploy.failover.mode", "off");
        environment("API_KEY", "key-4f1bd1b7c2");
        environment("SMOKE_PASSWORD", "smoke-9a8e0c61d5");
    }

    ReferenceProject asks(PostgreSql postgres, Redis redis, Pushgateway pushgateway, Alertmanager alertmanager) {
        define("paws360.db", postgres.host() + ":" + postgres.port());
        define("paws360.redis", redis.host() + ":" + redis.port());
        define("paws360.pushgateway", pushgateway.host() + ":" + pushgateway.port());
        define("paws360.alertmanager", alertmanager.host() + ":" + alertmanager.port());
        environment("DB_PASSWORD", postgres.password());
        return environment("REDIS_PASSWORD", redis.password());
    }

    ReferenceProject with(DockerEngine docker) {
        return environment("DOCKER_HOST", docker.dockerHost());
    }

    /** Deploys to these targets; the first stands for the load balancer. A second runner is told of them by the commit. */
    ReferenceProject to(SshHosts ssh, ReferenceTarget... targets) throws IOException {
        List<String> lines = new ArrayList<>(List.of("[app]"));
        Stream.of(targets).map(ReferenceTarget::inInventory).forEach(lines::add);
        lines.addAll(List.of(
                "[app:vars]",
                "ansible_user=" + ssh.user(),
                "ansible_ssh_private_key_file=" + ssh.privateKey(),
                "ansible_ssh_common_args='-F none -o IdentitiesOnly=yes -o UserKnownHostsFile=" + ssh.knownHosts()
                        + "'"));
        Files.createDirectories(folder.resolve(INVENTORY).getParent());
        Files.write(folder.resolve(INVENTORY), lines);
        commit("targets");
        define("deploy.inventory", INVENTORY);
        return define("paws360.api", targets[0].authority());
    }

    /** Lets a second runner take over, working in this folder of that host. */
    ReferenceProject failsOverTo(SshHosts ssh, SshHost runner, Path workplace) {
        define("paws360.runner2", "ssh://%s@%s:%d%s".formatted(ssh.user(), runner.host(), runner.port(), workplace));
        define("deploy.runner.sshConfig", ssh.clientConfig().toString());
        define("deploy.failover.mode", "auto");
        return define("deploy.failover.wait", "1s");
    }

    ReferenceProject define(String key, String value) {
        definitions.put(key, value);
        return this;
    }

    ReferenceProject environment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** Makes a new commit, and gives back its hash. */
    String commit(String message) throws IOException {
        Commands.git(folder, "add", ".");
        Commands.git(folder, "commit", "-q", "--allow-empty", "-m", message);
        return Commands.git(folder, "rev-parse", "HEAD");
    }

    /** Runs {@code mvn deploy:production}; what is defined here counts for this run alone. */
    MavenRun deploy(String... more) throws IOException {
        return run("deploy:production", more);
    }

    /** Runs a goal; what is defined here counts for this run alone. */
    MavenRun run(String goal, String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("--offline", goal));
        definitions.forEach((key, value) -> arguments.add("-D" + key + "=" + value));
        arguments.addAll(List.of(more));
        Path output = Files.createTempFile(temp, "mvn", ".log");
        int exit = Commands.await(
                Commands.maven(Maven.ofTheBuild(), PluginRepository.FOLDER, folder, environment, output, arguments));
        return new MavenRun(exit, Files.readString(output), Files.readAllLines(audit.resolve("journal.jsonl")));
    }

    /** A {@code mvn} that works with what was built and defined here, for scripts that call one. */
    Path mavenOnPath() throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Maven.ofTheBuild().home().resolve("bin/mvn").toString(),
                "--offline",
                "-Dmaven.repo.local=" + PluginRepository.FOLDER));
        definitions.forEach((key, value) -> command.add("-D" + key + "=" + value));
        String quoted = command.stream()
                .map(word -> "'" + word.replace("'", "'\\''") + "'")
                .collect(Collectors.joining(" "));
        Path mvn = Files.createDirectories(temp.resolve("bin")).resolve("mvn");
        Files.writeString(mvn, "#!/bin/sh\nexec " + quoted + " \"$@\"\n");
        Files.setPosixFilePermissions(mvn, PosixFilePermissions.fromString("rwx------"));
        return mvn.getParent();
    }

    Map<String, String> environment() {
        return Map.copyOf(environment);
    }

    /** Runs the playbook that goes back, by hand. */
    String rollback(String commit, long token) throws IOException {
        Map<String, String> by = new LinkedHashMap<>(environment);
        by.put("DEPLOY_COMMIT", commit);
        by.put("DEPLOY_FENCING_TOKEN", Long.toString(token));
        return Commands.run(
                folder,
                by,
                List.of("ansible-playbook", "-i", INVENTORY, "infrastructure/ansible/playbooks/rollback.yml"));
    }

    String output(String file) throws IOException {
        return Files.readString(folder.resolve("target/deploy").resolve(file));
    }

    List<String> secrets() {
        return Stream.of("API_KEY", "SMOKE_PASSWORD", "DB_PASSWORD", "REDIS_PASSWORD")
                .map(environment::get)
                .toList();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path copy = to.resolve(from.relativize(file));
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
    }
}
