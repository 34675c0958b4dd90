package edu.paws360.deploy.maven;

import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.testbed.Eventually;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people see of the queue, and what they ask of a deployment that runs or waits. */
class OrdersIT {
    private static final Pattern TICKET = Pattern.compile("ticket (\\d+) holds production");

    @TempDir
    Path temp;

    private TestProject project;
    private Process holding;
    private Process waiting;

    @BeforeEach
    void create() throws IOException {
        project = new TestProject(temp);
        project.property(
                "deploy.command",
                "echo \"begun on $DEPLOY_RUNNER\" >> deployed; [ $DEPLOY_RUNNER = secondary ] || exec sleep 600");
    }

    @AfterEach
    void nothingIsLeftOfATestThatFailed() {
        for (Process process : new Process[] {holding, waiting}) {
            if (process != null) {
                process.destroyForcibly();
            }
        }
    }

    @Test
    void anEmptyQueueSaysSo() throws IOException {
        MavenRun run = project.run("deploy:queue");

        assertThat(run.exit()).as(run.output()).isZero();
        assertThat(run.output())
                .contains("Queue production-deploy: 0 waiting", "  nobody holds production")
                .doesNotContain("WARN");
    }

    @Test
    void theQueueShowsWhoHoldsAndWhoWaitsAndACancelledHolderIsEndedAndItsJournalSaysWhy() throws IOException {
        int ticket = hold();
        waiting = project.start(
                temp.resolve("waiting.log"), "deploy:production", "-Ddeploy.command=echo second >> deployed");
        Eventually.holds(() -> text("waiting.log").contains("1 ahead"), () -> text("waiting.log"));

        MavenRun look = project.run("deploy:queue");
        assertThat(look.exit()).as(look.output()).isZero();
        assertThat(look.output())
                .contains("Queue production-deploy: 1 waiting")
                .contains("  holds production: ticket " + ticket + ", deployment ")
                .contains("  waits: ticket " + (ticket + 1) + ", deployment ");

        MavenRun cancel =
                project.run("deploy:queue", "-Ddeploy.queue.cancel=" + ticket, "-Ddeploy.reason=wrong commit");

        assertThat(cancel.exit()).as(cancel.output()).isZero();
        assertThat(cancel.output()).contains("Ticket " + ticket + " was told to end.");
        assertThat(Commands.await(holding)).isEqualTo(1);
        assertThat(text("holding.log"))
                .containsPattern("cancelled: stage execute failed: cancelled by \\S+: wrong commit. What to do: ");
        assertThat(Commands.await(waiting)).as(text("waiting.log")).isZero();
        assertThat(project.deployed()).containsExactly("begun on primary", "second");
        assertThat(project.journal())
                .anyMatch(line -> line.contains("\"kind\":\"order_received\"") && line.contains("wrong commit"));
    }

    @Test
    void aWaitingDeploymentIsCancelledToo() throws IOException {
        int ticket = hold();
        waiting = project.start(temp.resolve("waiting.log"), "deploy:production");
        Eventually.holds(() -> text("waiting.log").contains("1 ahead"), () -> text("waiting.log"));

        MavenRun cancel = project.run("deploy:queue", "-Ddeploy.queue.cancel=" + (ticket + 1));

        assertThat(cancel.exit()).as(cancel.output()).isZero();
        assertThat(Commands.await(waiting)).isEqualTo(1);
        assertThat(text("waiting.log")).contains("cancelled: ");
        assertThat(project.deployed()).containsExactly("begun on primary");
    }

    @Test
    void aTicketThatNobodyHasCannotBeCancelled() throws IOException {
        MavenRun cancel = project.run("deploy:queue", "-Ddeploy.queue.cancel=7");

        assertThat(cancel.exit()).isEqualTo(1);
        assertThat(cancel.error())
                .contains(
                        "Not cancelled: ticket 7 neither waits nor holds production; deploy:queue shows those that do.");
    }

    @Test
    void anOrderedFailoverStopsThePrimaryAndGoesOnWithTheSecondary() throws IOException {
        project.property("deploy.runner.secondary", "local").property("deploy.failover.wait", "0s");
        int ticket = hold();

        MavenRun failover = project.run("deploy:failover", "-Ddeploy.ticket=" + ticket, "-Ddeploy.reason=it hangs");

        assertThat(failover.exit()).as(failover.output()).isZero();
        assertThat(failover.output()).contains("Ticket " + ticket + " answered: ");
        assertThat(Commands.await(holding)).as(text("holding.log")).isZero();
        assertThat(project.deployed()).containsExactly("begun on primary", "begun on secondary");
        assertThat(project.journal())
                .anyMatch(line -> line.contains("\"kind\":\"failover_triggered\"")
                        && line.toLowerCase(Locale.ROOT).contains("\"reason\":\"manual\""));
        assertThat(project.output("metrics.prom")).contains("failover_events_total{failover_reason=\"manual\",} 1.0");
    }

    @Test
    void withoutASecondaryAnOrderedFailoverIsRefusedAndNothingIsStopped() throws IOException {
        int ticket = hold();

        MavenRun failover = project.run("deploy:failover", "-Ddeploy.ticket=" + ticket);

        assertThat(failover.exit()).isEqualTo(1);
        assertThat(failover.error()).contains("No failover: refused: there is no secondary (deploy.runner.secondary).");
        assertThat(holding.isAlive()).isTrue();
    }

    @Test
    void aFailoverIsOfATicket() throws IOException {
        MavenRun failover = project.run("deploy:failover");

        assertThat(failover.exit()).isEqualTo(1);
        assertThat(failover.output())
                .contains("deploy.ticket: missing. Write -Ddeploy.ticket=NUMBER; deploy:queue shows the tickets.");
    }

    /** A deployment whose command runs; gives back its ticket. */
    private int hold() throws IOException {
        holding = project.start(temp.resolve("holding.log"), "deploy:production");
        Eventually.holds(
                () -> Files.exists(project.folder.resolve("deployed")) || !holding.isAlive(),
                () -> text("holding.log"));
        Matcher ticket = TICKET.matcher(text("holding.log"));
        assertThat(ticket.find()).as(text("holding.log")).isTrue();
        return Integer.parseInt(ticket.group(1));
    }

    private String text(String log) {
        try {
            List<String> lines = Files.readAllLines(temp.resolve(log));
            return String.join("\n", lines);
        } catch (IOException notYet) {
            return "";
        }
    }
}
