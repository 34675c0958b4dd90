package edu.paws360.deploy.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.queue.Applicant;
import edu.paws360.deploy.queue.Hold;
import edu.paws360.deploy.queue.QueueTiming;
import edu.paws360.deploy.queue.file.FileQueue;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Each exit code, by a cause that is really there. How busy this machine is must not matter, so the CPU is skipped. */
class MainTest {
    private static final int SIGTERM = 128 + 15;
    private static final Duration LIMIT = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private final Map<String, String> environment = new HashMap<>();
    private StandIns standIns;

    @BeforeEach
    void putADockerThatWorksOnThePath() throws IOException {
        standIns = new StandIns(folder);
        standIns.write("docker", "exit 0");
        environment.putAll(standIns.environment());
        environment.put("DB_PASSWORD", "hush-hush");
    }

    private MainProcess.Ended run(String... options) throws Exception {
        String[] all = Stream.of(
                        Stream.of("--skip", "cpu", "--memory-percent-max=100", "--disk-min", "1kB"), Stream.of(options))
                .flatMap(some -> some)
                .toArray(String[]::new);
        return MainProcess.run(folder, environment, all);
    }

    @Test
    void aFitMachineEndsIn0() throws Exception {
        MainProcess.Ended ended = run("--secrets", "DB_PASSWORD");
        assertThat(ended.output())
                .startsWith("cpu: skipped, deploy.preflight.skip names it\nmemory: passed, memory ")
                .contains(
                        "docker: passed, ",
                        "network: not configured, ",
                        "secrets: passed, present: DB_PASSWORD",
                        "concurrency: not configured, ")
                .endsWith("preflight passed, exit code 0\n")
                .doesNotContain("hush");
        assertThat(ended.exitCode()).isZero();
    }

    @Test
    void aThresholdThatNoMachineKeepsEndsIn1() throws Exception {
        MainProcess.Ended ended = MainProcess.run(
                folder, environment, "--skip", "cpu", "--memory-percent-max", "0.001", "--disk-min=999999TB");
        assertThat(ended.output())
                .contains("memory: failed, ", "disk: failed, ")
                .endsWith("preflight failed, exit code 1\n");
        assertThat(ended.exitCode()).isEqualTo(1);
    }

    @Test
    void aPathWithoutDockerEndsIn2() throws Exception {
        environment.put("PATH", folder.resolve("empty").toString());
        MainProcess.Ended ended = run();
        assertThat(ended.output()).contains("docker: failed, no docker client on PATH ");
        assertThat(ended.exitCode()).isEqualTo(2);
    }

    @Test
    void anInventoryThatCannotBeReadEndsIn3() throws Exception {
        MainProcess.Ended ended = run("--inventory", "hosts");
        assertThat(ended.output())
                .contains("network: unknown, the targets in hosts (deploy.inventory) cannot be read: ");
        assertThat(ended.exitCode()).isEqualTo(3);
    }

    @Test
    void aMissingSecretEndsIn4() throws Exception {
        MainProcess.Ended ended = run("--secrets", "DB_PASSWORD,API_KEY");
        assertThat(ended.output()).contains("secrets: failed, absent or blank in the environment: API_KEY ");
        assertThat(ended.exitCode()).isEqualTo(4);
    }

    @Test
    void anotherDeploymentEndsIn5() throws Exception {
        Path audit = folder.resolve("audit");
        FileQueue queue = new FileQueue(audit.resolve("queue"), "production-deploy", QueueTiming.defaults());
        Applicant ada = new Applicant("d-7", "ada", "4f2a9c1", "main", Optional.empty());
        try (Hold hold = queue.enter(ada).await(LIMIT, position -> {})) {
            hold.check();
            MainProcess.Ended ended = run("--queue", audit.toString());
            assertThat(ended.output())
                    .contains("concurrency: failed, another production deployment is active: ticket 1, deployment d-7");
            assertThat(ended.exitCode()).isEqualTo(5);
        }
        assertThat(run("--queue", audit.toString()).exitCode())
                .as("once it has ended")
                .isZero();
    }

    @Test
    void aQueueThatCannotBeAskedEndsIn5() throws Exception {
        MainProcess.Ended nowhere = run("--queue", folder.resolve("nowhere").toString());
        assertThat(nowhere.output()).contains("concurrency: unknown, ", "there is no folder ");
        assertThat(nowhere.exitCode()).isEqualTo(5);

        MainProcess.Ended noJob = run("--queue", "github");
        assertThat(noJob.output()).contains("concurrency: unknown, ");
        assertThat(noJob.exitCode()).isEqualTo(5);
    }

    @Test
    void theReportIsPrintedAsJson() throws Exception {
        MainProcess.Ended ended = run("--json", "--secrets", "API_KEY");
        JsonNode report = JsonMapper.shared().readTree(ended.output());
        assertThat(report.path("exit_code").asInt()).isEqualTo(4);
        assertThat(report.path("checks").path(5).path("reason").asString()).isEqualTo("secrets_missing");
        assertThat(ended.output()).endsWith("}\n").hasLineCount(1);
        assertThat(ended.exitCode()).isEqualTo(4);
    }

    @Test
    void aWrongOptionEndsIn64AndLooksAtNothing() throws Exception {
        standIns.write("docker", "echo called >> " + folder + "/called");
        MainProcess.Ended ended = run("--inventroy", "hosts");
        assertThat(ended.errors())
                .startsWith("There is no option --inventroy; there are: --inventory, --secrets, ")
                .endsWith("\nNothing was looked at. --help tells the options.\n");
        assertThat(ended.output()).isEmpty();
        assertThat(folder.resolve("called")).doesNotExist();
        assertThat(ended.exitCode()).isEqualTo(64);
    }

    @Test
    void helpIsGiven() throws Exception {
        MainProcess.Ended ended = MainProcess.run(folder, Map.of(), "--help");
        assertThat(ended.output())
                .startsWith("Usage: java -cp CLASSPATH edu.paws360.deploy.preflight.Main [OPTION]...\n")
                .contains("  --disk-min SIZE ", "(deploy.preflight.diskMin); default 10GB\n", "  --json ");
        assertThat(ended.exitCode()).isZero();
    }

    @Test
    void whatItHasStartedEndsWithIt() throws Exception {
        standIns.write("docker", standIns.hang());
        try (MainProcess main = MainProcess.start(folder, environment, "--docker-timeout", "5m", "--skip", "cpu")) {
            assertThat(standIns.hanging()).hasSize(2);
            main.process().destroy();
            MainProcess.Ended ended = main.ended();
            assertThat(ended.exitCode()).isEqualTo(SIGTERM);
            assertThat(ended.errors()).contains("The preflight was told to end before it knew anything.");
        }
        standIns.assertGone();
    }
}
