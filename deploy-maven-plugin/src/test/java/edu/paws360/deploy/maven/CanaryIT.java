package edu.paws360.deploy.maven;

import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.testbed.Alertmanager;
import edu.paws360.deploy.testbed.Needs;
import edu.paws360.deploy.testbed.PostgreSql;
import edu.paws360.deploy.testbed.Pushgateway;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Fifty secrets are given to a deployment in all ways in which it takes them. The command and the servers repeat them in all
 * forms that they know. Nobody may find a piece of one afterwards: not in what Maven printed, on the disk, in what left
 * the machine, or among the arguments of a process.
 */
@Needs({PostgreSql.class, Pushgateway.class, Alertmanager.class})
class CanaryIT {
    @TempDir
    Path temp;

    private CanaryDeployment deployment;

    @BeforeEach
    void prepare(PostgreSql postgres, Pushgateway pushgateway, Alertmanager alertmanager) throws IOException {
        Monitoring.restarted(pushgateway, alertmanager);
        deployment =
                new CanaryDeployment(temp, ThreadLocalRandom.current().nextLong(), postgres, pushgateway, alertmanager);
    }

    @AfterEach
    void close() {
        deployment.close();
    }

    private void assertThatNothingIsFoundAfter(String end) throws IOException {
        assertThat(deployment.run().output()).as("seed %d", deployment.seed()).contains(end);
        Map<String, String> evidence = deployment.evidence();
        assertThat(evidence.get("arguments")).contains("canary.py", "classworlds");
        assertThat(evidence.get("project/target/deploy/deployment.log").lines()).hasSizeGreaterThan(1000);
        assertThat(evidence.get("metrics")).contains("github-actions-deployments");
        assertThat(evidence)
                .containsKeys("audit/journal.jsonl", "project/target/deploy/report.html", "outputs", "summary");
        assertThat(deployment.found()).as("seed %d", deployment.seed()).isEmpty();
    }

    @Test
    void aCommandThatFailsGivesNothingAway() throws IOException {
        deployment.environment("EXIT_CODE", "3").arguments("-X", "-e");
        assertThatNothingIsFoundAfter("primary_exit_code: stage execute failed: the command ended with exit code 3");
    }

    @Test
    void aGateThatRepeatsItsCredentialsGivesNothingAway() throws IOException {
        deployment.service().answers("/health", 500);
        assertThatNothingIsFoundAfter("gate_failed: stage health failed: ");
    }

    @Test
    void aSmokeTestThatRepeatsItsCredentialsGivesNothingAway() throws IOException {
        deployment.service().answers("/login", 401);
        deployment.arguments("-e");
        assertThatNothingIsFoundAfter("smoke_access_denied: stage smoke failed: ");
    }

    @Test
    void aDatabaseThatRefusesAPasswordGivesNothingAway() throws IOException {
        deployment.wrongPassword().arguments("-X");
        assertThatNothingIsFoundAfter("smoke_access_denied: stage smoke failed: ");
    }

    @Test
    void aSuccessGivesNothingAway() throws IOException {
        assertThatNothingIsFoundAfter("Verdict: SUCCEEDED (ok)");
    }
}
