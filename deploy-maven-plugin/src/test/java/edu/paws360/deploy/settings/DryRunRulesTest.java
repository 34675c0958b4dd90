package edu.paws360.deploy.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever asks that nothing is deployed gets no deployment, however it was asked. */
class DryRunRulesTest {
    private static final String DRY_RUN = "deploy.dryRun";

    @Test
    void itIsADeploymentUnlessSomebodyAsksOtherwise() throws SettingsException {
        assertThat(Given.enough().settings().dryRun()).isFalse();
    }

    @Test
    void everySourceCanAsk() throws SettingsException {
        assertThat(Given.enough().pom(DRY_RUN, "true").settings().dryRun()).isTrue();
        assertThat(Given.enough().commandLine(DRY_RUN, "true").settings().dryRun())
                .isTrue();
        assertThat(Given.enough()
                        .environment("DEPLOY_DRY_RUN", "true")
                        .settings()
                        .dryRun())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yes", "1", "tru", "on", "TRUE?"})
    void whatCannotBeReadDeploysNothing(String text) {
        assertThat(Given.enough().commandLine(DRY_RUN, text).onlyFault()).startsWith(DRY_RUN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"deploy.dry-run", "deploy.production.DRYRUN", "deploy.dryrun", "deploy.isDryRun"})
    void anotherSpellingDeploysNothing(String key) {
        assertThat(Given.enough().pom(key, "true").onlyFault())
                .isEqualTo(key + " (POM): there is no such setting, and nothing is deployed where somebody asks not to."
                        + " Write deploy.dryRun.");
    }

    @Test
    void theOneOfOtherPluginsDeploysNothing() {
        assertThat(Given.enough().commandLine("dryRun", "true").onlyFault())
                .isEqualTo(
                        "dryRun (command line): there is no such setting, and nothing is deployed where somebody asks"
                                + " not to. Write deploy.dryRun.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"DEPLOY_DRYRUN", "DEPLOY_PRODUCTION_DRY_RUN"})
    void anotherVariableDeploysNothing(String name) {
        assertThat(Given.enough().environment(name, "true").onlyFault())
                .startsWith(name)
                .endsWith("there is no such setting, and nothing is deployed where somebody asks not to. Write"
                        + " DEPLOY_DRY_RUN.");
    }

    @Test
    void thePomDoesNotOverruleTheVariable() {
        assertThat(Given.enough()
                        .pom(DRY_RUN, "false")
                        .environment("DEPLOY_DRY_RUN", "true")
                        .onlyFault())
                .isEqualTo("deploy.dryRun = false (POM): the environment variable DEPLOY_DRY_RUN says something else."
                        + " Remove one of the two.");
    }

    @Test
    void theCommandLineOverrulesThePom() throws SettingsException {
        assertThat(Given.enough()
                        .pom(DRY_RUN, "true")
                        .commandLine(DRY_RUN, "false")
                        .settings()
                        .dryRun())
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource(SettingsScope.class)
    void aGoalThatKnowsNoDryRunDoesNothing(SettingsScope scope) {
        Set<SettingsScope> harmless = EnumSet.of(
                SettingsScope.PRODUCTION,
                SettingsScope.PREFLIGHT,
                SettingsScope.HEALTH,
                SettingsScope.SETTINGS,
                SettingsScope.QUEUE,
                SettingsScope.AUDIT,
                SettingsScope.REPORT);
        Sources sources = Given.enough()
                .commandLine("deploy.ticket", "7")
                .commandLine(DRY_RUN, "true")
                .sources();

        if (harmless.contains(scope)) {
            assertThatCode(() -> SettingsReader.read(sources, scope)).doesNotThrowAnyException();
        } else {
            assertThatThrownBy(() -> SettingsReader.read(sources, scope))
                    .hasMessageContaining("deploy.dryRun = true (command line): this goal knows no dry run, and nothing"
                            + " is done in its place.");
        }
    }

    @ParameterizedTest
    @CsvSource({"QUEUE, deploy.queue.cancel, 7", "AUDIT, deploy.audit.do, ship", "AUDIT, deploy.audit.do, prune"})
    void anOrderIsNotDone(SettingsScope scope, String key, String value) {
        Sources sources = Given.enough()
                .commandLine(key, value)
                .commandLine(DRY_RUN, "true")
                .sources();

        assertThatThrownBy(() -> SettingsReader.read(sources, scope))
                .hasMessageContaining("what is ordered here has no dry run, and is not done");
    }
}
