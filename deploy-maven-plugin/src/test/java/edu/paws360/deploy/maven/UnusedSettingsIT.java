package edu.paws360.deploy.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever is woken and only wants to look has not the secrets that the CI has. */
class UnusedSettingsIT {
    private static final String TOLD = "Not used by this goal, and wrong: deploy.github.token, deploy.oncall.urls, "
            + "deploy.loki.url. A deployment would be refused; deploy:settings tells why.";

    private static TestProject project;

    @BeforeAll
    static void aPomThatNamesSecretsWhichNobodySet(@TempDir Path temp) throws IOException {
        project = new TestProject(temp).without("deploy.gates").property("deploy.gate.api.url", "command:true");
        MavenRun deployed = project.run("deploy:production");
        assertThat(deployed.exit()).as(deployed.output()).isZero();
        project.property("deploy.github.token", "@{DEPLOY_TOKEN}")
                .property("deploy.oncall.urls", "pagerduty:@{PD_KEY}")
                .property("deploy.loki.url", "http://loki:@{LOKI_PASSWORD}@127.0.0.1:1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "deploy:queue",
                "deploy:history",
                "deploy:report",
                "deploy:audit",
                "deploy:audit -Ddeploy.audit.do=verify",
                "deploy:health",
                "deploy:metrics"
            })
    void doesItsWork(String goal) throws IOException {
        MavenRun run = project.run(goal.split(" "));

        assertThat(run.exit()).as(run.output()).isZero();
        assertThat(run.output()).contains(TOLD);
    }

    @Test
    void failsOverByTheQueueAlone() throws IOException {
        MavenRun run = project.run("deploy:failover", "-Ddeploy.ticket=99");

        assertThat(run.error()).contains("ticket 99 neither waits nor holds production");
        assertThat(run.output()).contains(TOLD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"deploy:production", "deploy:settings", "deploy:audit -Ddeploy.audit.do=ship"})
    void isRefusedWhatItUses(String goal) throws IOException {
        MavenRun run = project.run(goal.split(" "));

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.output())
                .contains("3 settings are wrong; nothing was run.")
                .contains("the environment variable DEPLOY_TOKEN is not set")
                .contains("the environment variable PD_KEY is not set")
                .contains("the environment variable LOKI_PASSWORD is not set");
    }
}
