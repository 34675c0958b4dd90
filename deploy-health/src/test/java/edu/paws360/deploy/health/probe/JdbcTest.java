package edu.paws360.deploy.health.probe;

import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.health.Gate;
import edu.paws360.deploy.health.probe.ProbeOutcome.Healthy;
import edu.paws360.deploy.health.probe.ProbeOutcome.No;
import org.junit.jupiter.api.Test;

/** Any driver serves: here one whose database lives in this process. */
class JdbcTest {
    private static final String URL = "jdbc:h2:mem:health;INIT=CREATE TABLE course AS SELECT x FROM SYSTEM_RANGE(1, 3)";

    @Test
    void isHealthyWhenTheConditionHolds() throws Exception {
        assertThat(ask("SELECT count(*) FROM course", ">= 3"))
                .isEqualTo(new Healthy("h2:mem:health answered the query as expected"));
    }

    @Test
    void saysWhatItAnsweredInstead() throws Exception {
        assertThat(ask("SELECT count(*) FROM course", "> 3"))
                .isEqualTo(new No("h2:mem:health answered the query with \"3\" (expected > 3)"));
        assertThat(ask("SELECT NULL", "!= 1"))
                .isEqualTo(new No("h2:mem:health answered the query with NULL (expected != 1)"));
    }

    private static ProbeOutcome ask(String query, String condition) throws InterruptedException {
        return Asking.ask(
                Gate.jdbc("db", URL, "sa", "", query, Condition.parse(condition))
                        .probe(),
                Asking.LONG);
    }
}
