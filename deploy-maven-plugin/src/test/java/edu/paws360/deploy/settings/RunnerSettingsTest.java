package edu.paws360.deploy.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Runners, failover, rollback, the queue's database, and orders. */
class RunnerSettingsTest {
    @Test
    void aSecondaryRunnerTakesOverOnAllOfTheSpecsTriggers() throws Exception {
        DeploySettings settings = Given.enough()
                .pom("deploy.runner.secondary", "ssh://deploy@runner2:2222/srv/deploy")
                .settings();

        assertThat(settings.runner().secondary())
                .contains(new RunnerPlace.Ssh(URI.create("ssh://deploy@runner2:2222/srv/deploy")));
        assertThat(settings.failover().mode()).isEqualTo(FailoverMode.AUTO);
        assertThat(settings.failover().pause()).isEqualTo(Duration.ofSeconds(30));
        assertThat(settings.failover().on())
                .containsExactlyInAnyOrder(
                        FailoverTrigger.PRIMARY_EXIT_CODE,
                        FailoverTrigger.PRIMARY_TIMEOUT,
                        FailoverTrigger.PRIMARY_UNREACHABLE);
    }

    @Test
    void aMachineOfGitHubIsKnownByItsLabels() throws Exception {
        DeploySettings settings = Given.enough()
                .pom("deploy.runner.primary", "github:self-hosted, production")
                .pom("deploy.queue.type", "postgres")
                .pom("deploy.queue.url", "postgresql://q@db/queue")
                .settings();

        assertThat(settings.runner().primary())
                .isEqualTo(new RunnerPlace.Github(List.of("self-hosted", "production")))
                .hasToString("github:self-hosted,production");
        assertThat(settings.runner().workflow()).isEqualTo("deploy-on-runner.yml");
        assertThat(settings.runner().pickup()).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void aMachineOfGitHubCannotSeeAQueueInFiles() {
        assertThat(Given.enough()
                        .pom("deploy.runner.secondary", "github:production")
                        .onlyFault())
                .isEqualTo(
                        "deploy.runner.secondary = github:production (POM): its job has to see the queue every few seconds, which it cannot with deploy.queue.type=file. Set deploy.queue.type=postgres.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"github:", "github:production,", "github:production,production", "github:a b"})
    void labelsAreWords(String place) {
        assertThat(Given.enough().pom("deploy.runner.primary", place).fault().getMessage())
                .contains("deploy.runner.primary = " + place + " (POM): ");
    }

    @Test
    void aWorkflowIsTheNameOfAFile() {
        assertThat(Given.enough()
                        .pom("deploy.runner.workflow", ".github/workflows/deploy.yml")
                        .onlyFault())
                .isEqualTo(
                        "deploy.runner.workflow = .github/workflows/deploy.yml (POM): not a workflow file. Allowed: the name of a file in .github/workflows, without the folders. Default: deploy-on-runner.yml.");
    }

    @ParameterizedTest
    @CsvSource({
        "remote, has no scheme",
        "ssh://runner2, has no folder",
        "ssh://runner2/, has no folder",
        "http://runner2/srv, has another scheme",
        "ssh://runner2/srv?a=b, has parameters and none are known here"
    })
    void aRunnerIsAPlace(String place, String problem) {
        assertThat(Given.enough()
                        .pom("deploy.runner.primary", place)
                        .onlyFault()
                        .replace("s, and", "s and"))
                .startsWith("deploy.runner.primary = " + place + " (POM): " + problem + ". ");
    }

    @Test
    void aRunnersPasswordIsRefusedAndNotShown() {
        assertThat(Given.enough()
                        .pom("deploy.runner.secondary", "ssh://deploy:geheim@runner2/srv")
                        .onlyFault())
                .isEqualTo(
                        "deploy.runner.secondary = ssh://deploy:***@runner2/srv (POM): holds a password, which ssh is never given. Write ssh://user@host/folder, and give the user a key or an agent.");
    }

    @ParameterizedTest
    @CsvSource({"mode, manual", "on, primary_timeout"})
    void failoverNeedsSomewhereToGo(String setting, String value) {
        assertThat(Given.enough().pom("deploy.failover." + setting, value).onlyFault())
                .isEqualTo(
                        "deploy.failover.%s = %s (POM): there is no secondary runner to go to. Set deploy.runner.secondary, or remove it.",
                        setting, value);
    }

    @Test
    void anotherMachineGetsWhatIsCommittedAndNoMore() {
        assertThat(Given.nothing()
                        .pom("deploy.gates", "none")
                        .pom("deploy.playbook", "site.yml")
                        .pom("deploy.inventory", "/etc/hosts")
                        .pom("deploy.runner.secondary", "ssh://runner2/srv")
                        .onlyFault())
                .isEqualTo(
                        "deploy.inventory = /etc/hosts (POM): outside of the project, and a runner on another machine is given the project's commit and no more. Commit it, and name it by a path from the project's folder.");
    }

    @Test
    void ansibleIsToldMore() throws Exception {
        DeploySettings settings = Given.nothing()
                .pom("deploy.gates", "none")
                .pom("deploy.playbook", "site.yml")
                .pom("deploy.inventory", "hosts")
                .pom("deploy.ansible.limit", "app:!app3")
                .pom("deploy.ansible.tags", "config,restart")
                .pom("deploy.ansible.skipTags", "slow")
                .pom("deploy.ansible.extraVars", "{\"size\": 3}")
                .settings();

        assertThat(((ExecutionSettings.Playbook) settings.execution().orElseThrow())
                        .options()
                        .arguments())
                .containsExactly(
                        "--limit",
                        "app:!app3",
                        "--tags",
                        "config,restart",
                        "--skip-tags",
                        "slow",
                        "--extra-vars",
                        "{\"size\":3}");
    }

    @Test
    void ansiblesOptionsNeedAPlaybook() {
        assertThat(Given.enough().pom("deploy.ansible.tags", "config").onlyFault())
                .isEqualTo(
                        "deploy.ansible.tags = config (POM): only for Ansible, and there is no playbook. Set deploy.playbook, or remove it.");
    }

    @Test
    void extraVariablesHoldNoSecret() {
        assertThat(Given.nothing()
                        .pom("deploy.gates", "none")
                        .pom("deploy.playbook", "site.yml")
                        .pom("deploy.inventory", "hosts")
                        .pom("deploy.ansible.extraVars", "{\"password\": \"@{DB_PASSWORD}\"}")
                        .environment("DB_PASSWORD", "geheim-geheim")
                        .onlyFault())
                .contains("becomes the argument of a process, which other users can read");
    }

    @Test
    void rollbackIsACommandOrAPlaybook() {
        assertThat(Given.enough()
                        .pom("deploy.rollback.command", "./back.sh")
                        .pom("deploy.rollback.playbook", "back.yml")
                        .pom("deploy.inventory", "hosts")
                        .onlyFault())
                .isEqualTo(
                        "deploy.rollback.command = ./back.sh (POM): deploy.rollback.playbook (POM) is set too, and only one of them can be executed. Remove one of the two.");
    }

    @Test
    void aRollbackPlaybookNeedsAnInventory() {
        assertThat(Given.enough().pom("deploy.rollback.playbook", "back.yml").onlyFault())
                .isEqualTo(
                        "deploy.inventory: missing; deploy.rollback.playbook needs it. Set the path of the Ansible inventory.");
    }

    @Test
    void aQueueInADatabaseNeedsItsAddress() {
        assertThat(Given.enough().pom("deploy.queue.type", "postgres").onlyFault())
                .startsWith(
                        "deploy.queue.url: missing; deploy.queue.type=postgres needs it. Allowed: a URL with user, host and database");
    }

    @Test
    void aQueueInFilesHasNoAddress() {
        assertThat(Given.enough()
                        .pom("deploy.queue.url", "postgresql://q:geheim@db/queue")
                        .onlyFault())
                .isEqualTo(
                        "deploy.queue.url = postgresql://q:***@db/queue (POM): only for a queue in a database, and deploy.queue.type is file. Set deploy.queue.type=postgres, or remove it.");
    }

    @Test
    void githubIsNotAskedOftenEnoughForAShortLease() {
        assertThat(Given.enough()
                        .pom("deploy.queue.type", "github")
                        .pom("deploy.queue.lease", "30s")
                        .onlyFault())
                .isEqualTo(
                        "deploy.queue.lease = 30s (POM): too short for deploy.queue.type=github, which asks every 20s."
                                + " Set 60s or more.");
    }

    @ParameterizedTest
    @CsvSource({"deploy.queue.cancel, 7", "deploy.ticket, 7", "deploy.reason, because"})
    void anOrderDoesNotStandInThePom(String key, String value) {
        assertThat(Given.enough().pom(key, value).onlyFault())
                .isEqualTo(
                        "%s = %s (POM): an order for one deployment does not belong where every run finds it. Remove it, and write -D%s=… on the command line.",
                        key, value, key);
    }

    @Test
    void anOrderInTheEnvironmentOrdersNothing() throws Exception {
        DeploySettings settings = Given.enough()
                .environment("DEPLOY_TICKET", "7")
                .environment("DEPLOY_QUEUE_CANCEL", "7")
                .settings();

        assertThat(settings.orders().failover()).isEmpty();
        assertThat(settings.orders().cancel()).isEmpty();
    }

    @Test
    void aFailoverIsOfATicket() {
        assertThat(Given.nothing().fault(SettingsScope.FAILOVER))
                .hasMessageEndingWith(
                        "deploy.ticket: missing. Write -Ddeploy.ticket=NUMBER; deploy:queue shows the tickets.");
    }
}
