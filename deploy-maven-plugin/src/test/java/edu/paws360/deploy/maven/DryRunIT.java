package edu.paws360.deploy.maven;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import edu.paws360.deploy.testbed.Ansible;
import edu.paws360.deploy.testbed.Needs;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code deploy.dryRun}: what would be done, and nothing of it. */
@Needs(Ansible.class)
class DryRunIT {
    private static final String DRY = "-Ddeploy.dryRun=true";

    @TempDir
    Path temp;

    private TestProject project;

    @BeforeEach
    void create() throws IOException {
        project = new TestProject(temp);
    }

    @Test
    void aCommandIsShownAndNotExecuted() throws IOException {
        Path outputs = Files.createFile(temp.resolve("outputs"));
        Path summary = Files.createFile(temp.resolve("summary"));
        AtomicInteger asked = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            exchange.sendResponseHeaders(500, -1);
            exchange.close();
        });
        server.start();
        try {
            String there = "http://127.0.0.1:" + server.getAddress().getPort();
            MavenRun run = project.without("deploy.gates")
                    .property("deploy.gate.api.url", there + "/health")
                    .property("deploy.smoke.login.request", "GET " + there + "/login")
                    .property("deploy.metrics.pushgateway", there)
                    .property("deploy.oncall.urls", there + "/api/v2/alerts")
                    .property("deploy.loki.url", there)
                    .property("deploy.rollback.command", "echo back >> deployed")
                    .environment("GITHUB_OUTPUT", outputs.toString())
                    .environment("GITHUB_STEP_SUMMARY", summary.toString())
                    .run("deploy:production", DRY);

            assertThat(run.exit()).as(run.output()).isZero();
            assertThat(run.output())
                    .contains(
                            "Dry run, nothing is deployed: ",
                            "dry run: would ask nobody (deploy.approval.type=none)",
                            "dry run: would run on local: echo deploying; echo \"$DEPLOY_ID\" >> deployed",
                            "dry run: would wait for the gates api",
                            "dry run: would run the smoke tests login",
                            "dry run: would run, where gates or smoke tests fail: echo back >> deployed",
                            "Verdict: DRY RUN PASSED, NOTHING WAS DEPLOYED (ok)")
                    .containsPattern("preflight +(passed|not configured)")
                    .containsPattern("pushgateway not executed +dry run: would be told of the deployment")
                    .doesNotContain("SUCCEEDED", "is brought back");
        } finally {
            server.stop(0);
        }
        assertThat(asked).hasValue(0);
        assertThat(project.deployed()).isEmpty();
        assertThat(project.journal()).isEmpty();
        assertThat(project.folder.resolve("target/deploy/metrics.prom")).doesNotExist();
        assertThat(project.audit).isDirectoryContaining(file -> file.endsWith("dry-run"));
        assertThat(project.audit.resolve("queue")).doesNotExist();
        assertThat(project.audit.resolve("loki")).doesNotExist();
        assertThat(project.output("report.html"))
                .contains("<h1>Dry run ", "DRY RUN: PASSED, NOTHING WAS DEPLOYED")
                .doesNotContain(">SUCCEEDED<");
        assertThat(Files.readAllLines(outputs)).contains("verdict=dry-run", "exit-code=0");
        assertThat(summary).content().startsWith("## 🧪 Dry run PASSED, NOTHING WAS DEPLOYED: ok");
        assertThat(Files.readAllLines(project.audit.resolve("dry-run/journal.jsonl")))
                .anyMatch(line -> line.contains("\"kind\":\"dry_run_started\""))
                .anyMatch(line -> line.contains("\"kind\":\"dry_run_completed\""))
                .noneMatch(line -> line.contains("\"kind\":\"deployment_"));
    }

    @Test
    void whatIsLiveAndHowDeploymentsWentStaysAsItWas() throws IOException {
        assertThat(project.run("deploy:production").exit()).isZero();
        List<String> before = project.journal();
        String metrics = project.output("metrics.prom");
        String live = Files.readString(live());
        Files.writeString(project.folder.resolve("change"), "one");
        project.git("add", "change");
        project.git("commit", "-q", "-m", "second");

        assertThat(project.run("deploy:production", DRY).exit()).isZero();

        assertThat(project.journal()).isEqualTo(before);
        assertThat(project.output("metrics.prom")).isEqualTo(metrics);
        assertThat(live()).hasContent(live);
        assertThat(project.run("deploy:history").output()).contains("1 of 1 succeeded (100.0 %)");
        assertThat(project.deployed()).hasSize(1);
    }

    @Test
    void ansibleTellsWhatItWouldChange() throws IOException {
        Path target = temp.resolve("motd");
        Files.writeString(target, "old\n");
        MavenRun run = playbook(
                        "    - ansible.builtin.copy:\n        content: \"new\\n\"\n        dest: " + target + "\n")
                .run("deploy:production", DRY);

        assertThat(run.exit()).as(run.output()).isZero();
        assertThat(run.output())
                .contains("| -old", "| +new")
                .containsPattern("execute +passed .*dry run on local: ansible-playbook ended with exit code 0"
                        + " \\(ansible-playbook --check --diff -i hosts deploy.yml\\)");
        assertThat(target).hasContent("old");
        assertThat(project.journal()).isEmpty();
    }

    @Test
    void theRunnerThatADeploymentWouldNotAskIsNotAskedEither() throws IOException {
        MavenRun run = playbook("    - ansible.builtin.fail:\n        msg: no\n")
                .property("deploy.runner.secondary", "ssh://nobody@127.0.0.1:1/nowhere")
                .run("deploy:production", DRY, "-Ddeploy.failover.mode=manual");

        assertThat(run.exit()).as(run.output()).isZero();
        assertThat(run.output())
                .containsPattern("execute +not executed .*run on ssh://nobody@127.0.0.1:1/nowhere: ansible-playbook ");
    }

    @Test
    void aPlaybookThatCannotBeCheckedFails() throws IOException {
        MavenRun run =
                playbook("    - ansible.builtin.fail:\n        msg: no\n").run("deploy:production", DRY);

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.error())
                .contains("playbook_failed: dry run, nothing was deployed: stage execute failed: dry run on local: ")
                .doesNotContain("may be changed");
        assertThat(project.output("report.html")).contains("DRY RUN: FAILED, NOTHING WAS DEPLOYED");
    }

    @Test
    void preflightIsReal() throws IOException {
        MavenRun run =
                project.property("deploy.preflight.secretsRequired", "API_KEY").run("deploy:production", DRY);

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.error()).contains("secrets_missing: dry run, nothing was deployed: stage preflight failed: ");
        assertThat(project.output("exit-code")).isEqualTo("4\n");
    }

    @Test
    void whatCannotBeReadDeploysNothing() throws IOException {
        for (String argument : List.of("-Ddeploy.dryRun=yes", "-Ddeploy.dry-run", "-DdryRun")) {
            assertThat(project.run("deploy:production", argument).exit()).isEqualTo(1);
        }
        assertThat(project.deployed()).isEmpty();
    }

    private TestProject playbook(String tasks) throws IOException {
        Files.writeString(
                project.folder.resolve("hosts"),
                "localhost ansible_connection=local ansible_python_interpreter=/usr/bin/python3\n");
        Files.writeString(
                project.folder.resolve("deploy.yml"), "- hosts: all\n  gather_facts: false\n  tasks:\n" + tasks);
        return project.without("deploy.command")
                .property("deploy.playbook", "deploy.yml")
                .property("deploy.preflight.skip", "cpu,memory,disk,docker,network")
                .property("deploy.inventory", "hosts");
    }

    private Path live() throws IOException {
        try (var files = Files.walk(project.audit.resolve("queue"))) {
            return files.filter(file -> file.endsWith("live.json")).findFirst().orElseThrow();
        }
    }
}
