package edu.paws360.deploy.preflight;

import static edu.paws360.deploy.preflight.Reports.assertUnknown;
import static edu.paws360.deploy.preflight.Reports.result;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import edu.paws360.deploy.check.CheckResult;
import edu.paws360.deploy.check.CheckStatus;
import edu.paws360.deploy.check.ReasonCode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreflightTest {
    private static final List<String> SECRETS = List.of("DB_PASSWORD", "REDIS_PASSWORD", "API_KEY");
    private static final List<String> ALL =
            List.of("cpu", "memory", "disk", "docker", "network", "secrets", "concurrency");

    @TempDir
    Path folder;

    private final Map<String, String> environment = new HashMap<>();
    private StandIns standIns;

    @BeforeEach
    void putADockerThatWorksOnThePath() throws IOException {
        standIns = new StandIns(folder);
        standIns.write("docker", Map.of("ps", "exit 0", "compose version", "exit 0"));
        environment.putAll(standIns.environment());
        SECRETS.forEach(name -> environment.put(name, "hush"));
    }

    private PreflightBuilder fit() {
        return Preflight.builder()
                .host(new Idle(1))
                .workFolder(folder)
                .environment(environment)
                .targets(() -> List.of(new Target("web1", "127.0.0.1", 22)))
                .secretsRequired(SECRETS)
                .concurrency(Optional::empty)
                .skip(List.of("network"));
    }

    @Test
    void reportsEveryCheckInTheOrderOfTheSpec() throws Exception {
        PreflightReport report = fit().build().run();
        assertThat(report.results()).extracting(CheckResult::name).containsExactlyElementsOf(ALL);
        assertThat(report.exitCode()).isZero();
        assertThat(report.passed()).isTrue();
        assertThat(report.asText()).isEqualTo("""
                        cpu: passed, CPU 1 % busy on this machine (expected less than 80 %, deploy.preflight.cpuPercentMax)
                        memory: passed, memory 1 % used (1 bytes of 100 bytes) on this machine (expected less than 80 %, \
                        deploy.preflight.memoryPercentMax)
                        disk: passed, 50 GB free on FOLDER (expected more than 10 GB, deploy.preflight.diskMin)
                        docker: passed, docker ps succeeds, Compose is available
                        network: skipped, deploy.preflight.skip names it
                        secrets: passed, present: DB_PASSWORD, REDIS_PASSWORD, API_KEY
                        concurrency: passed, no other production deployment is active
                        preflight passed, exit code 0
                        """.replace("FOLDER", folder.toString()));
    }

    @Test
    void reportsAllFaultsAndExitsWithTheLowest() throws Exception {
        environment.put("PATH", "");
        environment.put("API_KEY", " ");
        environment.remove("DB_PASSWORD");
        PreflightReport report =
                fit().concurrency(() -> Optional.of("run 7 by ada")).build().run();
        assertThat(report.exitCode()).isEqualTo(2);
        assertThat(report.passed()).isFalse();
        assertThat(report.results())
                .filteredOn(result -> result.status() == CheckStatus.FAILED)
                .extracting(CheckResult::name, CheckResult::reason, CheckResult::detail)
                .containsExactly(
                        tuple(
                                "docker",
                                ReasonCode.DOCKER_UNAVAILABLE,
                                "no docker client on PATH (expected docker and Compose); install Docker, or deploy from"
                                        + " another runner"),
                        tuple(
                                "secrets",
                                ReasonCode.SECRETS_MISSING,
                                "absent or blank in the environment: DB_PASSWORD, API_KEY (expected by"
                                        + " deploy.preflight.secretsRequired); hand them to this step by its env, and name the"
                                        + " environment on the job if they are secrets of an environment"),
                        tuple(
                                "concurrency",
                                ReasonCode.CONCURRENT_DEPLOYMENT,
                                "another production deployment is active: run 7 by ada (expected none);"
                                        + " wait until it has ended"));
        assertThat(report.asText()).endsWith("preflight failed, exit code 2\n").doesNotContain("hush");
    }

    @Test
    void exitsWithTheNumberOfEachCheck() throws Exception {
        assertThat(fit().host(new Idle(80)).build().run().exitCode()).isEqualTo(1);
        // A label this long cannot be asked for, so no name service is.
        Target unresolvable = new Target("web1", "x".repeat(64) + ".invalid", 22);
        Preflight unreachable = fit().skip(List.of())
                .targets(() -> List.of(unresolvable))
                .networkProbe(NetworkProbe.ICMP)
                .build();
        assertThat(unreachable.run().exitCode()).isEqualTo(3);
        assertThat(fit().secretsRequired(List.of("OTHER")).build().run().exitCode())
                .isEqualTo(4);
        assertThat(new PreflightReport(List.of(
                                CheckResult.unknown("secretAge", ReasonCode.SECRETS_EXPIRED, "", Duration.ZERO)))
                        .exitCode())
                .isEqualTo(4);
        assertThat(fit().concurrency(() -> Optional.of("another")).build().run().exitCode())
                .isEqualTo(5);
    }

    @Test
    void neverCallsPassedWhatIsNotConfigured() throws Exception {
        PreflightReport report = Preflight.builder()
                .host(new Idle(1))
                .workFolder(folder)
                .environment(environment)
                .build()
                .run();
        assertThat(report.results().subList(4, 7))
                .containsExactly(
                        CheckResult.withoutLook(
                                "network",
                                CheckStatus.NOT_CONFIGURED,
                                "no inventory is set (deploy.inventory), so no target was asked"),
                        CheckResult.withoutLook(
                                "secrets",
                                CheckStatus.NOT_CONFIGURED,
                                "deploy.preflight.secretsRequired is not set, so none was looked for"),
                        CheckResult.withoutLook(
                                "concurrency",
                                CheckStatus.NOT_CONFIGURED,
                                "nothing is set that knows of other deployments"));
        assertThat(report.asText()).contains("secrets: not configured, deploy.preflight.secretsRequired is not set");
    }

    @Test
    void skipsWhatIsNamedAndRunsNothingOfIt() throws Exception {
        environment.put("PATH", "");
        PreflightReport report = fit().skip(ALL)
                .concurrency(() -> Optional.of("another"))
                .build()
                .run();
        assertThat(report.results())
                .containsExactlyElementsOf(ALL.stream()
                        .map(name ->
                                CheckResult.withoutLook(name, CheckStatus.SKIPPED, "deploy.preflight.skip names it"))
                        .toList());
        assertThat(report.passed()).isTrue();
    }

    @Test
    void cannotTellWhenNobodyAnswersWhoDeploys() throws Exception {
        Preflight preflight = fit().concurrency(() -> {
                    throw new IOException("401 from the server");
                })
                .build();
        PreflightReport report = preflight.run();
        assertUnknown(
                result(report, "concurrency"),
                ReasonCode.CONCURRENT_DEPLOYMENT,
                "could not find out whether another production deployment is active (401 from the server);"
                        + " expected an answer that there is none; see that it can be asked, and run this again");
        assertThat(report.exitCode()).isEqualTo(5);
    }

    @Test
    void cannotTellTheTargetsWithoutAnsible() throws Exception {
        Preflight preflight = Preflight.builder()
                .host(new Idle(1))
                .workFolder(folder)
                .environment(environment)
                .inventory("hosts")
                .build();
        assertUnknown(
                result(preflight.run(), "network"),
                ReasonCode.NETWORK_UNREACHABLE,
                "the targets in hosts (deploy.inventory) cannot be read: ansible-inventory is not on PATH;"
                        + " install ansible-core on this runner");
    }

    @Test
    void masksEveryDetail() throws Exception {
        PreflightReport report = fit().concurrency(() -> Optional.of("hush"))
                .masking(text -> text.replace("hush", "***"))
                .build()
                .run();
        assertThat(result(report, "concurrency").detail())
                .isEqualTo("another production deployment is active: *** (expected none); wait until it has ended");
    }

    @Test
    void looksAtTheRealMachineUnlessToldOtherwise() throws Exception {
        PreflightReport report = Preflight.builder()
                .thresholds(new Thresholds(100, 100, 0))
                .workFolder(folder)
                .environment(environment)
                .build()
                .run();
        assertThat(result(report, "memory").status()).isEqualTo(CheckStatus.PASSED);
        assertThat(result(report, "cpu").detail()).startsWith("CPU ").contains(" busy ");
        assertThat(result(report, "disk").detail()).contains(" free on " + folder);
    }

    @Test
    void refusesTwoChecksOfOneNameAndSkippingWhatDoesNotExist() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fit().add(new TimedCheck("disk", ReasonCode.INTERNAL_ERROR, () -> null))
                        .build())
                .withMessage("Two preflight checks are named disk; give each its own name.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fit().skip(List.of("dsik")).build())
                .withMessage("deploy.preflight.skip names dsik; expected some of cpu, memory, disk, docker, network,"
                        + " secrets, concurrency");
    }

    @Test
    void onlyWarnsOfWhatMayBeMissing() throws Exception {
        standIns.write("docker", Map.of("ps", "exit 0", "compose version", "exit 1"));
        PreflightReport report =
                fit().warnOnly(List.of(Shortfall.COMPOSE)).build().run();
        assertThat(result(report, "docker").status()).isEqualTo(CheckStatus.WARNED);
        assertThat(report.asText()).contains("\ndocker: warned, failed: Docker Compose is not available (");
        assertThat(report.exitCode()).isZero();
        assertThat(fit().build().run().exitCode()).isEqualTo(2);
    }

    @Test
    void measuresTheDiskOfADockerOnThisMachineUnlessDockerIsSkipped() throws Exception {
        standIns.write(
                "docker",
                Map.of(
                        "context inspect --format {{.Endpoints.docker.Host}}", "echo unix:///run/docker.sock",
                        "info --format {{.DockerRootDir}}", "echo /proc",
                        "ps", "exit 0",
                        "compose version", "exit 0"));
        PreflightBuilder real = fit().host(OshiHost.here()).thresholds(new Thresholds(100, 100, 0));
        assertThat(result(real.build().run(), "disk").detail())
                .contains(" free on " + folder + ", 0 bytes free on /proc (expected more than 0 bytes on each, ");
        assertThat(result(real.skip(List.of("docker")).build().run(), "disk").detail())
                .contains(" free on " + folder + " (expected");
    }

    @Test
    void refusesToAskOtherTargetsThanAnInventorysByAnsible() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fit().networkProbe(NetworkProbe.ANSIBLE).build())
                .withMessage("The network probe ANSIBLE asks the hosts of an inventory, not targets of another source;"
                        + " name an inventory, or choose another probe.");
    }

    @Test
    void refusesALimitOfNothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fit().networkTimeout(Duration.ZERO))
                .withMessage("deploy.preflight.network.timeout is above zero, not PT0S");
    }
}
