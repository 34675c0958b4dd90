package edu.paws360.deploy.maven;

import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.testbed.LokiEntry;
import edu.paws360.deploy.testbed.StandIn;
import edu.paws360.deploy.testbed.StrictLoki;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lines of a deployment and its journal in a Loki, as a real Maven sends them. */
class LokiIT {
    @TempDir
    Path temp;

    private TestProject project;

    @BeforeEach
    void create() throws IOException {
        project = new TestProject(temp)
                .property("deploy.command", "echo one; echo two >&2; sleep 1; echo \"three $API_KEY\"")
                .property("deploy.preflight.secretsRequired", "API_KEY")
                .environment("API_KEY", "hunter-2")
                .environment("GITHUB_ACTIONS", "true")
                .environment("GITHUB_REF", "refs/heads/main")
                .environment("GITHUB_REF_TYPE", "branch")
                .environment("GITHUB_RUN_ID", "4711")
                .environment("RUNNER_NAME", "runner-7");
        project.environment("GITHUB_SHA", project.commit());
    }

    @Test
    void everyLineArrivesInOrderWithItsTags() throws IOException {
        try (StrictLoki loki = new StrictLoki()) {
            MavenRun run = project.property("deploy.loki.url", "http://" + loki.authority())
                    .run("deploy:production");

            assertThat(run.exit()).as(run.output()).isZero();
            assertThat(lines(loki, labels(run, "output"))).containsExactly("one", "two", "three ***");
            assertThat(lines(loki, labels(run, "journal"))).containsExactlyElementsOf(run.journal());
            assertThat(loki.streams()).hasSize(2);
            assertThat(loki.duplicates()).isZero();
            assertThat(loki.overlapped()).isFalse();
            assertThat(run.output()).contains("Delivered to loki: ");
            assertThat(spool()).isEmpty();
        }
    }

    @Test
    void theIdsCanBeMetadataAndTheLokiAskWhoComes() throws IOException {
        try (StrictLoki loki = new StrictLoki(Map.of("X-Scope-OrgID", "paws", "Authorization", "Bearer canary-7x9q"))) {
            MavenRun run = project.property("deploy.loki.url", "http://" + loki.authority() + "/")
                    .property("deploy.loki.tenant", "paws")
                    .property("deploy.loki.token", "@{LOKI_TOKEN}")
                    .property("deploy.loki.tags", "metadata")
                    .environment("LOKI_TOKEN", "canary-7x9q")
                    .run("deploy:production");

            assertThat(run.exit()).as(run.output()).isZero();
            Map<String, String> labels = labels(run, "output");
            labels.keySet().removeAll(Set.of("deployment_id", "workflow_run_id", "runner_id"));
            assertThat(loki.byStamp(labels)).extracting(LokiEntry::line).containsExactly("one", "two", "three ***");
            assertThat(loki.byStamp(labels))
                    .extracting(LokiEntry::metadata)
                    .containsOnly(Map.of(
                            "deployment_id", run.deploymentId(), "workflow_run_id", "4711", "runner_id", "runner-7"));
            assertThat(run.output().replace("::add-mask::canary-7x9q", "")).doesNotContain("canary");
        }
    }

    @Test
    void whatALokiThatIsDownDidNotTakeGoesOutInTheNextRun() throws IOException {
        try (StrictLoki loki = new StrictLoki()) {
            MavenRun down =
                    project.property("deploy.loki.url", "http://127.0.0.1:1").run("deploy:production");
            MavenRun up = project.property("deploy.loki.url", "http://" + loki.authority())
                    .run("deploy:production");

            assertThat(down.exit()).as(down.output()).isZero();
            assertThat(down.output())
                    .contains("Verdict: SUCCEEDED (ok)")
                    .contains("Not delivered to loki (the verdict stands, the next run tries what it can): ");
            assertThat(up.exit()).as(up.output()).isZero();
            assertThat(lines(loki, labels(down, "output"))).containsExactly("one", "two", "three ***");
            assertThat(lines(loki, labels(down, "journal"))).containsExactlyElementsOf(down.journal());
            assertThat(lines(loki, labels(up, "output"))).containsExactly("one", "two", "three ***");
            assertThat(spool()).isEmpty();
        }
    }

    @Test
    void thatTheJournalWasMendedArrivesToo() throws IOException {
        try (StrictLoki loki = new StrictLoki()) {
            project.property("deploy.loki.url", "http://" + loki.authority()).run("deploy:production");
            Files.writeString(project.audit.resolve("journal.jsonl"), "{\"torn", StandardOpenOption.APPEND);
            MavenRun run = project.run("deploy:production");

            assertThat(run.exit()).as(run.output()).isZero();
            assertThat(lines(loki, labels(run, "journal")))
                    .isEqualTo(run.journal().stream()
                            .filter(line -> line.contains("\"deployment\":\"" + run.deploymentId() + "\""))
                            .toList())
                    .first()
                    .asString()
                    .contains("\"kind\":\"journal_repaired\"");
        }
    }

    @Test
    void aLokiThatRefusesEverybodyIsToldAndChangesNothing() throws IOException {
        try (StrictLoki loki = new StrictLoki(Map.of("Authorization", "Bearer another"))) {
            MavenRun run = project.property("deploy.loki.url", "http://" + loki.authority())
                    .property("deploy.loki.token", "canary-7x9q")
                    .run("deploy:production");

            assertThat(run.exit()).as(run.output()).isZero();
            assertThat(run.output())
                    .contains("Not delivered to loki")
                    .contains("401")
                    .contains("deploy.loki.token");
            assertThat(run.output().replace("::add-mask::canary-7x9q", "")).doesNotContain("canary");
            assertThat(project.output("deployment.log")).isEqualTo("one\ntwo\nthree ***\n");
        }
    }

    @Test
    void aLokiThatHangsHoldsNobodyUp() throws IOException {
        try (StrictLoki loki = new StrictLoki()) {
            loki.next(loki.silent(), loki.silent(), loki.silent(), loki.silent(), loki.silent());
            MavenRun run = project.property("deploy.loki.url", "http://" + loki.authority())
                    .run("deploy:production");

            assertThat(run.exit()).as(run.output()).isZero();
            assertThat(loki.requests()).extracting(StandIn.Request::target).containsOnly(StrictLoki.PATH);
            assertThat(run.output()).contains("Verdict: SUCCEEDED (ok)").contains("Not delivered to loki");
        }
    }

    private static Map<String, String> labels(MavenRun run, String log) {
        return new TreeMap<>(Map.of(
                "job", "paws360-deploy",
                "project", "edu.paws360.it:app",
                "environment", "production",
                "log", log,
                "deployment_id", run.deploymentId(),
                "workflow_run_id", "4711",
                "runner_id", "runner-7"));
    }

    private static List<String> lines(StrictLoki loki, Map<String, String> labels) {
        return loki.byStamp(labels).stream().map(LokiEntry::line).toList();
    }

    /** The folders that are left of runs. */
    private List<Path> spool() throws IOException {
        try (var files = Files.list(project.audit.resolve("loki"))) {
            return files.filter(Files::isDirectory).toList();
        }
    }
}
