package edu.paws360.deploy.maven;

import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.testbed.ConcurrencyRoom;
import edu.paws360.deploy.testbed.ConcurrencyRoom.Admission;
import edu.paws360.deploy.testbed.DeploymentsRoom;
import edu.paws360.deploy.testbed.GithubApi;
import edu.paws360.deploy.testbed.GithubScene;
import edu.paws360.deploy.testbed.Needs;
import edu.paws360.deploy.testbed.StrictGithub;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One deployment at a time by GitHub's own concurrency group, in a job of GitHub Actions. */
@Needs(GithubApi.class)
class GithubQueueIT {
    private static final String TOKEN = "ghs_geheim0123456789";

    @TempDir
    Path temp;

    private final StrictGithub server = new StrictGithub(TOKEN).with(new DeploymentsRoom());
    private TestProject project;

    @BeforeEach
    void setUp() throws IOException {
        project = new TestProject(temp).property("deploy.queue.type", "github").property("deploy.github.record", "off");
        server.grant("deployments=read");
        server.variables().forEach(project::environment);
        project.environment("GITHUB_REF", "refs/heads/main")
                .environment("GITHUB_SHA", project.commit())
                .environment("GITHUB_JOB", ConcurrencyRoom.JOB)
                .environment("RUNNER_NAME", "runner-" + GithubScene.RUN);
    }

    @AfterEach
    void close() {
        server.close();
    }

    private ConcurrencyRoom room(Admission admission, boolean known) {
        ConcurrencyRoom room = new ConcurrencyRoom(admission, known);
        server.with(room);
        return room;
    }

    @Test
    void theRunThatHasTheGroupDeploys() throws IOException {
        room(Admission.MAX, true).start(GithubScene.RUN);

        MavenRun run = project.run("deploy:production");

        assertThat(run.exit()).as(run.output()).isZero();
        assertThat(project.deployed()).hasSize(1);
        assertThat(run.output())
                .contains("ticket 4711 holds production with fencing token ")
                .containsPattern("concurrency +passed");
        assertThat(String.join("\n", run.journal()))
                .contains("\"noted\":false,\"detail\":\"the queue's store keeps no such notes\"");
        assertThat(run.output()).doesNotContain("could not be noted");
        assertThat(server.requests()).extracting(request -> request.method()).containsOnly("GET");
    }

    @Test
    void whereTheServerTellsOfNoGroupsTheRunsDecide() throws IOException {
        room(Admission.NONE, false).start(GithubScene.RUN);

        MavenRun run = project.run("deploy:production");

        assertThat(run.exit()).as(run.output()).isZero();
        assertThat(project.deployed()).hasSize(1);
    }

    @Test
    void whoeverWaitsTooLongDoesNotDeploy() throws IOException {
        ConcurrencyRoom room = room(Admission.MAX, true);
        room.start(7);
        room.start(GithubScene.RUN);

        MavenRun run = project.property("deploy.queue.timeout", "2s").run("deploy:production");

        refused(run, "queue_timeout: stage queue failed: Ticket 4711 waited 2 s (deploy.queue.timeout) for its turn");
        assertThat(run.output()).contains("production is held by ticket 7, deployment run-7 by ada");
    }

    @Test
    void aWorkflowWithoutTheGroupIsToldWhatToWrite() throws IOException {
        room(Admission.NONE, true).start(GithubScene.RUN);

        refused(
                project.run("deploy:production"),
                "Give the job that deploys concurrency: { group: production-deploy, cancel-in-progress: false, queue:"
                        + " max }");
    }

    @Test
    void theGroupIsShown() throws IOException {
        ConcurrencyRoom room = room(Admission.MAX, true);
        room.start(7);
        room.start(8);

        MavenRun run = project.run("deploy:queue");

        assertThat(run.exit()).as(run.output()).isZero();
        assertThat(run.output())
                .contains("holds production: ticket 7, deployment run-7 by ada")
                .contains("waits: ticket 8, deployment run-8 by ada");
    }

    private void refused(MavenRun run, String message) throws IOException {
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.error()).contains(message);
        assertThat(project.deployed()).isEmpty();
    }
}
