package edu.paws360.deploy.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonPointer;

class SettingsReaderTest {
    @Test
    void theDefaultsAreThoseOfTheSpecification() throws Exception {
        DeploySettings settings = Given.enough().settings();

        assertThat(settings.branches()).containsExactly("main", "release/*");
        assertThat(settings.environment()).isEqualTo("production");
        assertThat(settings.approval())
                .isEqualTo(new ApprovalSettings(
                        ApprovalType.GITHUB, Duration.ofHours(4), Optional.empty(), DoubtfulApproval.REFUSE));
        assertThat(settings.queue())
                .isEqualTo(new QueueSettings(
                        QueueType.FILE,
                        Optional.empty(),
                        Duration.ofMinutes(30),
                        Duration.ofSeconds(90),
                        "production-deploy"));
        assertThat(settings.preflight())
                .isEqualTo(new PreflightSettings(
                        Set.of(),
                        Set.of(),
                        80,
                        80,
                        10_000_000_000L,
                        NetworkProbe.ICMP,
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(5),
                        Optional.empty()));
        assertThat(settings.secretAge())
                .isEqualTo(new SecretAgeSettings(SecretAgeMode.WARN, Duration.ofDays(90), Optional.empty(), List.of()));
        assertThat(settings.rails()).isEqualTo(RailsMode.WARN);
        assertThat(settings.runner())
                .isEqualTo(new RunnerSettings(
                        new RunnerPlace.Local(),
                        Optional.empty(),
                        Optional.empty(),
                        "deploy-on-runner.yml",
                        Duration.ofMinutes(5),
                        Duration.ofMinutes(30),
                        Duration.ofSeconds(10),
                        "production"));
        assertThat(settings.metrics())
                .isEqualTo(new MetricsSettings(
                        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
        assertThat(settings.smoke()).isEmpty();
        assertThat(settings.auditDir()).isEmpty();
    }

    @Test
    void aGateHasTheDefaultsOfTheSpecification() throws Exception {
        assertThat(gates(Given.enough()))
                .containsExactly(new GateSettings(
                        "api",
                        new Masked<>(URI.create("http://api.internal/health"), "http://api.internal/health"),
                        new GatePatience(
                                Duration.ofMinutes(5),
                                3,
                                0,
                                NotYet.POLL,
                                Duration.ofSeconds(5),
                                1,
                                Optional.empty(),
                                0),
                        Optional.of(new HttpQuestion("GET", Optional.empty(), Optional.empty(), 0)),
                        Optional.of(new HttpExpectation(
                                StatusExpectation.parse("200"),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty())),
                        new GateQuestion(
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                false,
                                Optional.empty(),
                                0,
                                Optional.empty())));
    }

    @Test
    void aGateCanExpectTheNewVersion() throws Exception {
        HttpExpectation answer = gates(Given.enough()
                        .pom("deploy.gate.api.expectJson", "{\"status\": \"healthy\"}")
                        .pom("deploy.gate.api.expectCommit", "/build/commit")
                        .pom("deploy.gate.api.expectDeployment", "/deployment")
                        .pom("deploy.gate.api.expectVersion", "/build/version == 1.4.2")
                        .pom("deploy.gate.api.expectStatus", "200-204"))
                .get(0)
                .answer()
                .orElseThrow();

        assertThat(answer.status()).hasToString("200-204");
        assertThat(answer.json().orElseThrow().value()).hasToString("{\"status\":\"healthy\"}");
        assertThat(answer.commit()).contains(JsonPointer.compile("/build/commit"));
        assertThat(answer.deployment()).contains(JsonPointer.compile("/deployment"));
        assertThat(answer.version()).contains(new PlacedCondition(JsonPointer.compile("/build/version"), "== 1.4.2"));
    }

    @Test
    void aTcpGateExpectsNoAnswer() throws Exception {
        assertThat(gates(Given.enough().pom("deploy.gate.db.url", "tcp://db.internal:5432")))
                .extracting(GateSettings::name, gate -> gate.answer().isPresent())
                .containsExactly(tuple("api", true), tuple("db", false));
    }

    @Test
    void gatesGoByNameUnlessListed() throws Exception {
        Given given = Given.enough().pom("deploy.gate.z.url", "http://z/");

        assertThat(gates(given)).extracting(GateSettings::name).containsExactly("api", "z");
        assertThat(gates(given.commandLine("deploy.gates", "z, api")))
                .extracting(GateSettings::name)
                .containsExactly("z", "api");
    }

    @Test
    void theEnvironmentCanSupplyAGateThatIsListed() throws Exception {
        Given given = Given.nothing()
                .pom("deploy.command", "./deploy.sh")
                .pom("deploy.gates", "api-v2")
                .environment("DEPLOY_GATE_API_V2_URL", "http://v2/");

        assertThat(gates(given)).extracting(gate -> gate.url().value()).containsExactly(URI.create("http://v2/"));
    }

    @Test
    void noGatesMustBeSaid() throws Exception {
        DeploySettings settings = Given.nothing()
                .pom("deploy.command", "./deploy.sh")
                .pom("deploy.gates", "none")
                .settings();

        assertThat(settings.gates()).contains(new GatesSettings.None());
    }

    @Test
    void aPlaybookHasItsInventory() throws Exception {
        DeploySettings settings = Given.nothing()
                .pom("deploy.playbook", "site.yml")
                .pom("deploy.inventory", "hosts")
                .pom("deploy.gates", "none")
                .settings();

        assertThat(settings.execution())
                .contains(new ExecutionSettings.Playbook(
                        Path.of("site.yml"),
                        Path.of("hosts"),
                        new AnsibleOptions(Optional.empty(), List.of(), List.of(), Optional.empty())));
        assertThat(settings.inventory()).contains(Path.of("hosts"));
    }

    @Test
    void smokeTestsGoByOrderThenName() throws Exception {
        DeploySettings settings = Given.enough()
                .pom("deploy.smoke.b.request", "GET http://api/b")
                .pom("deploy.smoke.a.request", "GET http://api/a")
                .pom("deploy.smoke.last.request", "GET http://api/last")
                .pom("deploy.smoke.last.order", "9")
                .pom("deploy.smoke.first.request", "POST http://api/first")
                .pom("deploy.smoke.first.body", "{}")
                .pom("deploy.smoke.first.order", "1")
                .settings();

        assertThat(settings.smoke()).extracting(SmokeSettings::name).containsExactly("first", "last", "a", "b");
        assertThat(settings.smoke().get(0))
                .isEqualTo(new SmokeSettings.Request(
                        "first",
                        "POST",
                        new Masked<>(URI.create("http://api/first"), "POST http://api/first"),
                        Optional.empty(),
                        Optional.of(new Masked<>("{}", "***")),
                        StatusExpectation.parse("200"),
                        Optional.empty(),
                        Map.of(),
                        Duration.ofMinutes(1),
                        Optional.of(1)));
    }

    @Test
    void aSmokeTestCanBeAQuery() throws Exception {
        DeploySettings settings = Given.enough()
                .pom("deploy.smoke.db.url", "postgresql://paws360:@{DB_PASSWORD}@db/paws360")
                .pom("deploy.smoke.db.query", "SELECT 1")
                .pom("deploy.smoke.db.expectValue", "1")
                .environment("DB_PASSWORD", "geheim")
                .settings();

        assertThat(settings.smoke())
                .containsExactly(new SmokeSettings.Query(
                        "db",
                        new Masked<>(
                                URI.create("postgresql://paws360:geheim@db/paws360"),
                                "postgresql://paws360:***@db/paws360"),
                        new Masked<>("SELECT 1", "SELECT 1"),
                        Optional.of(new Masked<>("1", "1")),
                        Duration.ofMinutes(1),
                        Optional.empty()));
    }

    @Test
    void everyValueIsTrimmedAndKnowsItsOrigin() throws Exception {
        SettingsReading reading = Given.enough()
                .commandLine("deploy.queue.timeout", " 5m\n")
                .environment("DEPLOY_QUEUE_LEASE", "60s")
                .read();

        assertThat(reading.settings().queue().timeout()).isEqualTo(Duration.ofMinutes(5));
        assertThat(reading.resolved())
                .contains(
                        new ResolvedSetting("deploy.queue.timeout", "5m", Origin.COMMAND_LINE),
                        new ResolvedSetting("deploy.gate.api.url", "http://api.internal/health", Origin.POM),
                        new ResolvedSetting("deploy.queue.lease", "60s", Origin.ENVIRONMENT),
                        new ResolvedSetting("deploy.queue.type", "file", Origin.DEFAULT));
    }

    @Test
    void defaultsOfMembersThatDoNotGoWithTheirKindAreNotShown() throws Exception {
        List<String> shown = Given.enough()
                .pom("deploy.gate.cache.url", "redis://cache.internal")
                .pom("deploy.smoke.one.url", "postgresql://paws360@db.internal/app")
                .pom("deploy.smoke.one.query", "SELECT 1")
                .read()
                .resolved()
                .stream()
                .map(ResolvedSetting::key)
                .toList();

        assertThat(shown)
                .contains("deploy.gate.api.expectStatus", "deploy.gate.cache.timeout", "deploy.smoke.one.timeout")
                .doesNotContain(
                        "deploy.gate.api.tls",
                        "deploy.gate.api.expectExit",
                        "deploy.gate.cache.method",
                        "deploy.gate.cache.expectStatus",
                        "deploy.gate.cache.tls",
                        "deploy.smoke.one.expectStatus");
    }

    @Test
    void whatSomebodySetIsShownAlsoWhereItDoesNotGoWithItsKind() {
        Sources sources = Given.enough()
                .pom("deploy.gate.cache.url", "redis://cache.internal")
                .pom("deploy.gate.cache.method", "HEAD")
                .sources();

        assertThat(new SettingsReader(sources).shown())
                .contains(new ResolvedSetting("deploy.gate.cache.method", "HEAD", Origin.POM));
    }

    @Test
    void eachValueIsReadOnce() {
        AtomicInteger times = new AtomicInteger();
        Kind<Integer> counted = Kind.of("number", "any", text -> times.incrementAndGet());
        Setting<Integer> setting = Setting.of("deploy.counted", counted, SpecSection.BEYOND_THE_SPEC, "Counted.");
        Values values = new Values(Given.nothing().pom("deploy.counted", "x").sources());

        assertThat(values.find(setting)).contains(1);
        assertThat(values.find(setting)).contains(1);
    }

    @Test
    void theEmptyListTakesSkippedChecksBack() throws Exception {
        Given given = Given.enough().pom("deploy.preflight.skip", "cpu,disk");

        assertThat(given.settings().preflight().skip())
                .containsExactlyInAnyOrder(PreflightCheck.CPU, PreflightCheck.DISK);
        assertThat(given.commandLine("deploy.preflight.skip", "")
                        .settings()
                        .preflight()
                        .skip())
                .isEmpty();
    }

    @Test
    void whatIsOnlyWarnedOfIsNamed() throws Exception {
        assertThat(Given.enough()
                        .pom("deploy.preflight.warnOnly", "compose,inodes")
                        .settings()
                        .preflight()
                        .warnOnly())
                .containsExactlyInAnyOrder(Shortfall.COMPOSE, Shortfall.INODES);
    }

    @Test
    void preflightDemandsNeitherCommandNorGates() throws Exception {
        DeploySettings settings = SettingsReader.read(
                        new Sources(Map.of(), Map.of(), Map.of()), SettingsScope.PREFLIGHT)
                .settings();

        assertThat(settings.execution()).isEmpty();
        assertThat(settings.gates()).isEmpty();
    }

    @Test
    void healthDemandsGatesButNoCommand() throws Exception {
        Sources sources = new Sources(Map.of(), Map.of("deploy.gate.api.url", "http://api/"), Map.of());

        assertThat(SettingsReader.read(sources, SettingsScope.HEALTH).settings().execution())
                .isEmpty();
        assertThat(Given.nothing().fault(SettingsScope.HEALTH).faults())
                .extracting(SettingsFault::key)
                .containsExactly("deploy.gates");
    }

    private static List<GateSettings> gates(Given given) throws SettingsException {
        return ((GatesSettings.Configured) given.settings().gates().orElseThrow()).gates();
    }
}
