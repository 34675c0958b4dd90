package edu.paws360.deploy.chaos;

import edu.paws360.deploy.queue.DeploymentQueue;
import edu.paws360.deploy.queue.QueueTiming;
import edu.paws360.deploy.queue.file.FileQueue;
import edu.paws360.deploy.queue.postgres.PostgresQueue;
import edu.paws360.deploy.testbed.PostgreSql;
import edu.paws360.deploy.testbed.SshHost;
import edu.paws360.deploy.testbed.SshHosts;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** A production of its own: a project under version control, a target, a second runner that may be harmed, and queues. */
final class Lane implements AutoCloseable {
    /** What every process of this lane carries in its environment, so that what is left of it can be found. */
    static final String MARK = "CHAOS_LANE";

    private static final Duration LEASE = Duration.ofSeconds(2);

    final Path folder;
    final Path project;
    final Path target;
    final SshHost runner;
    private final SshHosts ssh;
    private final PostgreSql postgres;
    private final boolean inDatabase;
    private final String mark = "lane-" + UUID.randomUUID();

    /** A lane with one kind of queue: the tokens of two stores have nothing to do with each other, and its target compares them. */
    Lane(Path folder, SshHosts ssh, PostgreSql postgres, boolean inDatabase) throws Exception {
        this.folder = Files.createDirectories(folder);
        this.ssh = ssh;
        this.postgres = postgres;
        this.inDatabase = inDatabase;
        this.runner = ssh.another();
        this.project = Files.createDirectories(folder.resolve("project"));
        this.target = Files.createTempDirectory(ssh.hosts().get(0).disk(), "target");
        Files.createDirectories(temporary());
        Files.createDirectories(runnerFolder());
        prepareTarget();
        prepareProject();
    }

    private void prepareTarget() throws IOException {
        resource("work.sh", target.resolve("work.sh"));
        Path fence = Path.of(System.getProperty("it.docs"), "paws360/infrastructure/ansible/roles/fence/files/fenced");
        Files.copy(fence, target.resolve("fenced"));
        Files.setPosixFilePermissions(target.resolve("fenced"), PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private void prepareProject() throws Exception {
        resource("work.sh", project.resolve("work.sh"));
        resource("deploy.yml", project.resolve("deploy.yml"));
        SshHost host = ssh.hosts().get(0);
        Files.write(
                project.resolve("hosts"),
                List.of(
                        "target ansible_host=" + host.host() + " ansible_port=" + host.port() + " base=" + target,
                        "[all:vars]",
                        "ansible_python_interpreter=/usr/bin/python3",
                        "ansible_ssh_common_args='-F " + ssh.clientConfig() + "'"));
        Files.write(
                project.resolve("ansible.cfg"),
                List.of(
                        "[defaults]",
                        "host_key_checking = True",
                        "local_tmp = " + Files.createDirectories(folder.resolve("ansible")),
                        "[ssh_connection]",
                        "pipelining = True",
                        "ssh_args = -o ControlMaster=no -o ControlPath=none -o BatchMode=yes"));
        git("init", "-q", "-b", "main");
        git("add", ".");
        git("commit", "-q", "-m", "first");
    }

    private static void resource(String name, Path file) throws IOException {
        try (InputStream text = Lane.class.getResourceAsStream(name)) {
            Files.copy(text, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private void git(String... arguments) throws Exception {
        ProcessBuilder git = new ProcessBuilder("git", "-c", "user.name=it", "-c", "user.email=it@localhost")
                .directory(project.toFile())
                .inheritIO();
        git.command().addAll(List.of(arguments));
        git.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
        Process process = git.start();
        if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new AssertionError("git " + List.of(arguments) + " failed");
        }
    }

    /** Where a JVM and what it starts put temporary files. */
    Path temporary() {
        return folder.resolve("tmp");
    }

    /** Where the second runner works. */
    Path runnerFolder() {
        return runner.disk().resolve("work");
    }

    Path truth() {
        return target.resolve("truth");
    }

    Path audit() {
        return folder.resolve("audit");
    }

    String mark() {
        return mark;
    }

    Map<String, String> environment() {
        return Map.of(MARK, mark, "TMPDIR", temporary().toString());
    }

    Map<String, String> properties(Scenario scenario) {
        String there = "ssh://" + runner.host() + ":" + runner.port() + runnerFolder();
        Map<String, String> all = new HashMap<>(Map.of(
                "deploy.approval.type",
                "none",
                "deploy.gates",
                "none",
                "deploy.preflight.skip",
                "cpu,memory,disk,docker,network",
                "deploy.preflight.secretsRequired",
                MARK,
                "deploy.audit.dir",
                audit().toString(),
                "deploy.runner.primary",
                scenario.remotePrimary() ? there : "local",
                "deploy.runner.secondary",
                scenario.remotePrimary() ? "local" : there,
                "deploy.runner.sshConfig",
                ssh.clientConfig().toString()));
        all.putAll(Map.of(
                "deploy.runner.grace", "1s",
                "deploy.runner.timeout", "60s",
                "deploy.failover.wait", "1s",
                "deploy.queue.lease", LEASE.toSeconds() + "s",
                "deploy.queue.timeout", "2m"));
        if (inDatabase) {
            all.put("deploy.queue.type", "postgres");
            all.put("deploy.queue.url", database().toString());
            all.put("deploy.queue.group", mark);
        }
        return all;
    }

    /** What the settings make of the queue, for a look from outside and for orders. */
    DeploymentQueue queue() {
        QueueTiming timing = QueueTiming.defaults().withLease(LEASE).withSettle(Duration.ofSeconds(4));
        return inDatabase
                ? new PostgresQueue(database(), mark, timing)
                : new FileQueue(audit().resolve("queue"), "production-deploy", timing);
    }

    private URI database() {
        return URI.create("postgresql://" + postgres.user() + ":" + postgres.password() + "@" + postgres.host() + ":"
                + postgres.port() + "/" + postgres.database());
    }

    @Override
    public void close() {
        runner.stop();
    }
}
