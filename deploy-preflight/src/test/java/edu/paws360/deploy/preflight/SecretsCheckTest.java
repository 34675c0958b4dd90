package edu.paws360.deploy.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.check.CheckStatus;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SecretsCheckTest {
    private static final List<String> REQUIRED = List.of("DB_PASSWORD", "REDIS_PASSWORD", "API_KEY");

    private static Finding look(Map<String, String> environment) {
        return new SecretsCheck(REQUIRED, environment).look();
    }

    private static Finding failed(String names) {
        return new Finding(
                CheckStatus.FAILED,
                "absent or blank in the environment: " + names + " (expected by deploy.preflight.secretsRequired); hand"
                        + " them to this step by its env, and name the environment on the job if they are secrets of an"
                        + " environment");
    }

    @Test
    void passesWhereAllArePresentWhateverTheyAre() {
        assertThat(look(Map.of("DB_PASSWORD", "hush", "REDIS_PASSWORD", " hush ", "API_KEY", "0", "OTHER", "")))
                .isEqualTo(new Finding(CheckStatus.PASSED, "present: DB_PASSWORD, REDIS_PASSWORD, API_KEY"));
    }

    @Test
    void namesAllThatAreMissing() {
        assertThat(look(Map.of("REDIS_PASSWORD", "hush"))).isEqualTo(failed("DB_PASSWORD, API_KEY"));
    }

    @Test
    void takesBlankOnesForMissing() {
        assertThat(look(Map.of("DB_PASSWORD", "", "REDIS_PASSWORD", " \t\n", "API_KEY", "hush")))
                .isEqualTo(failed("DB_PASSWORD, REDIS_PASSWORD"));
    }

    @Test
    void showsNoValueOfItself() {
        assertThat(new SecretsCheck(REQUIRED, Map.of("API_KEY", "hush"))).hasToString("SecretsCheck" + REQUIRED);
    }
}
