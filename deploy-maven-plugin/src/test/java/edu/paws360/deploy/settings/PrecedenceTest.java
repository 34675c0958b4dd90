package edu.paws360.deploy.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrecedenceTest {
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "1m, 2m, 3m, 1m, COMMAND_LINE",
                "1m, 2m, - , 1m, COMMAND_LINE",
                "1m, - , 3m, 1m, COMMAND_LINE",
                "1m, - , - , 1m, COMMAND_LINE",
                "- , 2m, 3m, 2m, POM",
                "- , 2m, - , 2m, POM",
                "- , - , 3m, 3m, ENVIRONMENT",
                "- , - , - , 30m, DEFAULT",
            })
    void commandLineBeatsPomBeatsEnvironmentBeatsDefault(
            String commandLine, String pom, String environment, String text, Origin origin) {
        Given given = Given.nothing();
        if (commandLine != null) {
            given.commandLine("deploy.queue.timeout", commandLine);
        }
        if (pom != null) {
            given.pom("deploy.queue.timeout", pom);
        }
        if (environment != null) {
            given.environment("DEPLOY_QUEUE_TIMEOUT", environment);
        }

        assertThat(new Precedence(given.sources()).find(QueueKeys.TIMEOUT))
                .contains(new Precedence.Found(text, origin));
    }

    @Test
    void anEmptyTextIsFoundAndHidesWhatComesAfterIt() {
        Given given = Given.nothing().commandLine("deploy.queue.timeout", "  ").pom("deploy.queue.timeout", "5m");

        assertThat(new Precedence(given.sources()).find(QueueKeys.TIMEOUT))
                .contains(new Precedence.Found("", Origin.COMMAND_LINE));
    }

    @Test
    void aSettingWithoutDefaultMayBeNowhere() {
        assertThat(new Precedence(Given.nothing().sources()).find(ExecutionKeys.COMMAND))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "deploy.gate.api.url, DEPLOY_GATE_API_URL",
        "deploy.preflight.cpuPercentMax, DEPLOY_PREFLIGHT_CPU_PERCENT_MAX",
        "deploy.gate.api-v2.notYet, DEPLOY_GATE_API_V2_NOT_YET",
        "deploy.gates, DEPLOY_GATES",
        "deploy.gate.<name>.url, DEPLOY_GATE_<NAME>_URL",
    })
    void everyKeyHasItsEnvironmentVariable(String key, String variable) {
        assertThat(EnvironmentName.of(key)).isEqualTo(variable);
    }
}
