package edu.paws360.deploy.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every goal is refused for what it uses, and for nothing else. */
class PartTest {
    /** Wrong for every setting: it may hold no reference, or the variable is not set. */
    private static final String UNSET = "@{NOBODY_SET_THIS}";

    @Test
    void everySettingBelongsToOnePart() {
        assertThat(Arrays.stream(Part.values()).flatMap(part -> part.settings().stream()))
                .extracting(Setting::key)
                .containsExactlyInAnyOrderElementsOf(
                        Catalogue.all().map(Setting::key).toList());
    }

    static Stream<Arguments> everyScopeAndSetting() {
        return Arrays.stream(SettingsScope.values())
                .flatMap(scope -> Catalogue.all().map(setting -> Arguments.of(scope, setting)));
    }

    @ParameterizedTest
    @MethodSource("everyScopeAndSetting")
    void aGoalIsRefusedForWhatItUsesAndForNothingElse(SettingsScope scope, Setting<?> generic) throws Exception {
        Setting<?> wrong = generic.named(generic.key().startsWith("deploy.smoke.") ? "login" : "api");
        Given given = Given.enough()
                .pom("deploy.inventory", "hosts")
                .commandLine("deploy.ticket", "1")
                .commandLine(wrong.key(), UNSET);

        if (scope.parts().contains(Part.of(wrong.key()).orElseThrow())) {
            assertThat(given.fault(scope).faults())
                    .extracting(SettingsFault::key)
                    .contains(wrong.key());
        } else {
            SettingsReading reading = SettingsReader.read(given.sources(), scope);
            assertThat(reading.passedOver()).extracting(SettingsFault::key).contains(wrong.key());
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = SettingsScope.class,
            names = {"QUEUE", "FAILOVER", "AUDIT", "REPORT", "METRICS", "HEALTH", "PREFLIGHT", "DISPATCHED"})
    void whoIsWokenNeedsNoSecretThatIsNotUsed(SettingsScope scope) throws Exception {
        Given given = Given.nothing()
                .pom("deploy.command", "./deploy.sh")
                .pom("deploy.gate.api.url", "http://api.internal/health")
                .commandLine("deploy.ticket", "1");
        EnumSet<Part> idle = EnumSet.complementOf(EnumSet.copyOf(scope.parts()));
        idle.remove(Part.STEPS);
        Set<String> wrong = idle.stream()
                .flatMap(part -> part.settings().stream())
                .filter(setting -> setting.secrecy() != Secrecy.OPEN && setting.secrecy() != Secrecy.ARGUMENT)
                .map(setting -> setting.named("api").key())
                .collect(Collectors.toSet());
        wrong.forEach(key -> given.pom(key, UNSET));

        SettingsReading reading = SettingsReader.read(given.sources(), scope);

        assertThat(reading.passedOver()).extracting(SettingsFault::key).containsAll(wrong);
    }

    @ParameterizedTest
    @CsvSource({
        "QUEUE, deploy.queue.typ, deploy.gate.api.ulr",
        "HEALTH, deploy.gate.api.ulr, deploy.queue.typ",
        "AUDIT, deploy.audit.dri, deploy.oncall.url",
        "REPORT, deploy.audit.lasst, deploy.loki.adress"
    })
    void anUnknownKeyCountsForItsGroup(SettingsScope scope, String used, String idle) throws Exception {
        assertThat(Given.enough().pom(used, "x").fault(scope).faults())
                .extracting(SettingsFault::key)
                .containsExactly(used);
        assertThat(SettingsReader.read(Given.enough().pom(idle, "x").sources(), scope)
                        .passedOver())
                .extracting(SettingsFault::key)
                .containsExactly(idle);
    }

    @ParameterizedTest
    @CsvSource({"ship", "prune"})
    void toDeliverTakesWhatADeploymentDeliversWith(String what) throws Exception {
        Given given = Given.enough().pom("deploy.oncall.urls", "pagerduty:" + UNSET);

        assertThat(SettingsReader.read(given.sources(), SettingsScope.AUDIT).passedOver())
                .extracting(SettingsFault::key)
                .containsExactly("deploy.oncall.urls");
        assertThat(given.commandLine("deploy.audit.do", what)
                        .fault(SettingsScope.AUDIT)
                        .faults())
                .extracting(SettingsFault::key)
                .containsExactly("deploy.oncall.urls");
    }

    @ParameterizedTest
    @EnumSource(
            value = SettingsScope.class,
            names = {"QUEUE", "FAILOVER", "DISPATCHED"})
    void aQueueOnGithubIsAskedWithAToken(SettingsScope scope) throws Exception {
        Given given = Given.enough().commandLine("deploy.ticket", "1").pom("deploy.github.token", UNSET);

        assertThat(SettingsReader.read(given.sources(), scope).passedOver())
                .extracting(SettingsFault::key)
                .containsExactly("deploy.github.token");
        assertThat(given.pom("deploy.queue.type", "github").fault(scope).faults())
                .extracting(SettingsFault::key)
                .containsExactly("deploy.github.token");
    }

    @ParameterizedTest
    @EnumSource(
            value = SettingsScope.class,
            names = {"PREFLIGHT", "HEALTH"})
    void aStepOfADeploymentUsesAllThatADeploymentDoes(SettingsScope scope) throws Exception {
        Given given = Given.enough().pom("deploy.loki.url", "http://loki/").pom("deploy.loki.token", UNSET);

        assertThat(SettingsReader.read(given.sources(), scope).passedOver()).hasSize(1);
        assertThat(given.commandLine("deploy.steps.run", "7/1").fault(scope).faults())
                .extracting(SettingsFault::key)
                .containsExactly("deploy.loki.token");
    }

    @Test
    void whatIsNotUsedIsNotThereToBeUsedByMistake() throws Exception {
        DeploySettings settings = SettingsReader.read(Given.enough().sources(), SettingsScope.QUEUE)
                .settings();

        assertThat(settings.execution()).isEmpty();
        assertThat(settings.gates()).isEmpty();
        assertThat(settings.smoke()).isEmpty();
    }

    @Test
    void secretsAreHiddenThatStandInASettingThatIsNotUsed() throws Exception {
        SettingsReading reading = SettingsReader.read(
                Given.enough()
                        .pom("deploy.loki.url", "http://@{LOKI_USER}:@{LOKI_PASSWORD}@loki/")
                        .environment("LOKI_PASSWORD", "s3cret-of-loki")
                        .environment("DEPLOY_METRICS_PUSHGATEWAY", "ftp://user:s3cret-of-metrics@gateway/")
                        .sources(),
                SettingsScope.HEALTH);

        assertThat(reading.passedOver())
                .extracting(SettingsFault::key)
                .containsExactly("deploy.metrics.pushgateway", "deploy.loki.url");
        assertThat(reading.masker().mask("s3cret-of-loki, s3cret-of-metrics")).isEqualTo("***, ***");
        assertThat(reading.withheld()).containsExactly("DEPLOY_METRICS_PUSHGATEWAY", "LOKI_PASSWORD");
    }

    @ParameterizedTest
    @ValueSource(strings = {"p@{w0rd-of-loki", "token-@{NOT_SET}", "@{NOT A NAME}-of-loki"})
    void aSecretThatIsWrittenLikeAReferenceIsHiddenToo(String token) throws Exception {
        SettingsReading reading = SettingsReader.read(
                Given.enough()
                        .pom("deploy.loki.url", "http://loki/")
                        .environment("DEPLOY_LOKI_TOKEN", token)
                        .sources(),
                SettingsScope.HEALTH);

        assertThat(reading.passedOver()).extracting(SettingsFault::key).containsExactly("deploy.loki.token");
        assertThat(reading.masker().mask("it is " + token)).isEqualTo("it is ***");
        assertThat(reading.withheld()).containsExactly("DEPLOY_LOKI_TOKEN");
    }

    @Test
    void metricsAskNothingOfGithub() throws Exception {
        Given given = Given.enough().pom("deploy.queue.type", "github").pom("deploy.github.token", UNSET);

        assertThat(SettingsReader.read(given.sources(), SettingsScope.METRICS).passedOver())
                .extracting(SettingsFault::key)
                .containsExactly("deploy.github.token");
    }

    @Test
    void aFaultThatNobodyCanPlaceIsRefusedEverywhere() {
        SettingsFault fault = SettingsFault.unknown(
                "DEPLOY_SOMETHING", Origin.ENVIRONMENT, "there is no such setting", "Remove it.", Optional.empty());

        assertThat(Part.touchedBy(fault)).containsExactly(Part.values());
        assertThat(Collections.disjoint(Part.touchedBy(fault), SettingsScope.REPORT.parts()))
                .isFalse();
        assertThatThrownBy(() -> SettingsReader.read(
                        Given.enough().environment("DEPLOY_DRYRUN", "true").sources(), SettingsScope.REPORT))
                .isInstanceOf(SettingsException.class);
    }
}
