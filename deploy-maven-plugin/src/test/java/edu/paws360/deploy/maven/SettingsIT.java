package edu.paws360.deploy.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Wrong settings are told all at once, and nothing runs. */
class SettingsIT {
    @TempDir
    Path temp;

    @Test
    void allFaultsAreToldInOneMessageAndNothingRuns() throws IOException {
        TestProject project = new TestProject(temp)
                .property("deploy.queue.timeout", "30")
                .property("deploy.runner.tiemout", "30m")
                .property("deploy.preflight.cpuPercentMax", "many")
                .property("deploy.metrics.pushgateway", "ftp://user:geheim99@host/")
                .without("deploy.command");

        MavenRun run = project.run("deploy:production", "-Ddeploy.gate.api.url=");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.output())
                .contains("settings are wrong; nothing was run.")
                .contains("deploy.queue.timeout = 30 (POM)")
                .contains("deploy.runner.tiemout")
                .contains("Did you mean deploy.runner.timeout?")
                .contains("deploy.preflight.cpuPercentMax = many (POM)")
                .contains("deploy.metrics.pushgateway = ftp://user:***@host/ (POM)")
                .contains("deploy.gate.api.url")
                .contains("deploy.command: missing")
                .doesNotContain("geheim99");
        assertThat(project.audit).doesNotExist();
        assertThat(project.deployed()).isEmpty();
    }

    @Test
    void theCommandLineBeatsThePom() throws IOException {
        TestProject project = new TestProject(temp);

        MavenRun run = project.run("deploy:production", "-Ddeploy.branches=release/*");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.error()).contains("branch_refused").contains("deploy.branches allows release/*");
    }

    @Test
    void aKeyOfAParentPomIsOnlyWarnedOf() throws IOException {
        TestProject project = new TestProject(temp).property("deploy.wiki", "somewhere");

        MavenRun run = project.run("deploy:production");

        assertThat(run.exit()).as(run.output()).isZero();
        assertThat(run.output()).contains("[WARNING] deploy.wiki");
    }
}
