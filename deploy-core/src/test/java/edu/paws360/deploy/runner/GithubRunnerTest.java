package edu.paws360.deploy.runner;

import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.github.GithubAccess;
import edu.paws360.deploy.github.JobLog;
import edu.paws360.deploy.testbed.DispatchRoom;
import edu.paws360.deploy.testbed.GithubApi;
import edu.paws360.deploy.testbed.Needs;
import edu.paws360.deploy.testbed.StandIn;
import edu.paws360.deploy.testbed.StrictGithub;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Needs(GithubApi.class)
class GithubRunnerTest {
    private static final String TOKEN = "ghs_geheim0123456789";
    private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";
    private static final String PAGE = "https://github.example.org/paws360/shop/actions/runs/8001";
    private static final String CANCEL = "POST actions/runs/8001/cancel";
    private static final String FORCE = "POST actions/runs/8001/force-cancel";

    private static final Work WORK = Work.shell("./deploy.sh", Path.of("/srv"))
            .withHeartbeat(Duration.ofSeconds(8))
            .withEnvironment(Map.of(
                    "DEPLOY_ID", "d-7",
                    "DEPLOY_COMMIT", COMMIT,
                    "DEPLOY_BRANCH", "main",
                    "DEPLOY_ENVIRONMENT", "production",
                    "DEPLOY_FENCING_TOKEN", "41",
                    "DEPLOY_RUNNER", "primary",
                    "DB_PASSWORD", "geheim-geheim"));

    private final DispatchRoom room = new DispatchRoom();
    private final StrictGithub server = new StrictGithub(TOKEN).with(room);
    private final Logs logs = new Logs();
    private final VirtualTempo time = new VirtualTempo();
    private final Lines lines = new Lines();

    /** Where GitHub keeps logs: another server, which has nothing to do with the API. */
    private static final class Logs extends StandIn {
        private volatile String text = "";

        @Override
        protected Mood strict(Request request) {
            return answering(200, text, Map.of("Content-Type", "text/plain"));
        }

        String at() {
            return "http://" + authority() + "/kept?signature=geheim";
        }
    }

    @BeforeEach
    void grant() {
        server.grant("actions=write");
        room.keepLogAt(logs.at());
    }

    @AfterEach
    void close() {
        logs.close();
        server.close();
    }

    private GithubRunner runner() {
        return new GithubRunner(
                "github:self-hosted,production",
                new GithubAccess(
                        server.variables(), Optional.empty(), () -> time.now().toNanos()),
                new GithubPlace(DispatchRoom.FILE, List.of("self-hosted", "production"), Duration.ofMinutes(5)),
                time);
    }

    private RunnerOutcome run() {
        return runner().run(WORK, Mandate.STANDING, lines);
    }

    private static Duration s(int seconds) {
        return Duration.ofSeconds(seconds);
    }

    private VirtualTempo takenAt(int seconds) {
        return time.at(s(seconds), () -> room.take("runner-7"));
    }

    private long dispatches() {
        return server.asked().stream()
                .filter(asked -> asked.endsWith("/dispatches"))
                .count();
    }

    @Test
    void a_job_that_succeeds_is_a_command_that_did() {
        takenAt(20).at(s(100), () -> room.end("success"));

        RunnerOutcome outcome = run();

        assertThat(outcome).isInstanceOf(RunnerOutcome.Exited.class);
        assertThat(outcome.succeeded()).isTrue();
        assertThat(Duration.between(outcome.started(), outcome.ended())).isBetween(s(100), s(130));
        assertThat(lines.seen())
                .startsWith(
                        "GitHub: run 8001 was dispatched to a machine with the labels self-hosted, production: " + PAGE
                                + ". GitHub has no log of a job that runs: it comes when the job has ended.",
                        "GitHub: runner-7 took the job.");
    }

    @Test
    void the_job_is_told_whose_work_it_does_and_no_secret() {
        takenAt(20).at(s(100), () -> room.end("success"));

        run();

        assertThat(room.inputs())
                .isEqualTo(Map.of(
                        "labels", "[\"self-hosted\",\"production\"]",
                        "deployment", "d-7",
                        "commit", COMMIT,
                        "environment", "production",
                        "token", "41",
                        "runner", "primary",
                        "work", DispatchOrder.digest(WORK)));
        assertThat(server.requests().toString()).doesNotContain("geheim-geheim", "deploy.sh");
    }

    @Test
    void a_job_that_fails_has_stopped_once_its_watchers_had_their_time() {
        takenAt(20).at(s(100), () -> room.end("failure"));

        RunnerOutcome outcome = run();

        assertThat(outcome)
                .isEqualTo(new RunnerOutcome.Failed(
                        "the job failed: deploy on runner-7; its log says why (" + PAGE + ")",
                        outcome.started(),
                        outcome.ended(),
                        true));
        // Heartbeat, grace in a hurry, margin: 8 + 3 + 5.
        assertThat(Duration.between(outcome.started(), outcome.ended())).isGreaterThanOrEqualTo(s(100 + 16));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cancelled | run 8001 was cancelled on GitHub",
                "timed_out | run 8001 was ended by GitHub: its job took longer than its timeout-minutes",
                "neutral   | run 8001 ended as neutral"
            })
    void other_endings_are_told_apart(String conclusion, String text) {
        takenAt(20).at(s(100), () -> room.end(conclusion));

        RunnerOutcome outcome = run();

        assertThat(outcome)
                .isEqualTo(new RunnerOutcome.Lost(text + " (" + PAGE + ")", outcome.started(), outcome.ended(), true));
    }

    @Test
    void a_job_that_no_machine_takes_is_cancelled_and_never_began() {
        RunnerOutcome outcome = run();

        assertThat(((RunnerOutcome.NotStarted) outcome).why())
                .isEqualTo("no machine with the labels self-hosted, production took the job within 300 s"
                        + " (deploy.runner.pickup): look whether one is online and idle; it was cancelled before one did ("
                        + PAGE + ")");
        assertThat(server.asked()).containsOnlyOnce(CANCEL);
    }

    @Test
    void a_job_that_is_taken_just_when_it_is_cancelled_may_have_begun() {
        room.whenCancelled(() -> room.take("runner-7"));

        assertThat(((RunnerOutcome.Lost) run()).why())
                .isEqualTo("run 8001 was taken by a machine just when it was cancelled because none had taken it ("
                        + PAGE + ")");
    }

    @Test
    void a_workflow_that_cannot_start_was_not_begun() {
        time.at(s(10), () -> room.endWithoutJob("startup_failure"));

        assertThat(((RunnerOutcome.NotStarted) run()).why())
                .isEqualTo("run 8001 ended as startup_failure before a machine took its job (" + PAGE + ")");
    }

    @Test
    void a_success_without_a_job_that_succeeded_is_none() {
        time.at(s(10), () -> room.endWithoutJob("success"));

        RunnerOutcome outcome = run();

        assertThat(outcome).isInstanceOf(RunnerOutcome.Lost.class);
        assertThat(outcome.provenStopped()).isFalse();
    }

    @Test
    void a_dispatch_without_a_run_may_run_and_is_not_repeated() {
        server.next(StandIn.answering(204, ""));

        RunnerOutcome outcome = run();

        assertThat(((RunnerOutcome.Lost) outcome).why())
                .startsWith(
                        "workflow deploy-on-runner.yml was dispatched, and GitHub did not say which run it became, so it"
                                + " may run: POST ");
        assertThat(outcome.provenStopped()).isFalse();
        assertThat(server.asked()).hasSize(1);
    }

    @Test
    void a_dispatch_whose_answer_is_lost_may_run_and_is_not_repeated() {
        server.next(server.taking(StandIn.hangingUp()));

        RunnerOutcome outcome = run();

        assertThat(outcome).isInstanceOf(RunnerOutcome.Lost.class);
        assertThat(outcome.provenStopped()).isFalse();
        assertThat(dispatches()).isEqualTo(1);
        assertThat(room.inputs()).isNotEmpty();
    }

    @Test
    void a_token_that_may_not_dispatch_says_what_it_lacks() {
        server.deny("actions=write");

        RunnerOutcome outcome = run();

        assertThat(((RunnerOutcome.NotStarted) outcome).why())
                .startsWith("workflow deploy-on-runner.yml was dispatched, and GitHub refused: ")
                .endsWith("; the token lacks actions=write: add it to the job's permissions");
    }

    @Test
    void a_token_that_GitHub_does_not_know_began_nothing() {
        Map<String, String> variables = server.variables();
        variables.put("GITHUB_TOKEN", "ghs_another");
        GithubPlace place = new GithubPlace(DispatchRoom.FILE, List.of("production"), Duration.ofMinutes(5));
        GithubRunner stranger = new GithubRunner("github", new GithubAccess(variables, Optional.empty()), place, time);

        RunnerOutcome outcome = stranger.run(WORK, Mandate.STANDING, lines);

        assertThat(((RunnerOutcome.NotStarted) outcome).why())
                .contains(
                        "HTTP 401",
                        "; see that the token (deploy.github.token, or else GITHUB_TOKEN) is valid and has actions=write");
    }

    @Test
    void what_GitHub_refuses_has_not_begun() {
        Work elsewhere = WORK.withEnvironment(with("DEPLOY_BRANCH", "nowhere"));

        RunnerOutcome outcome = runner().run(elsewhere, Mandate.STANDING, lines);

        assertThat(((RunnerOutcome.NotStarted) outcome).why()).contains("HTTP 422", "No ref found");
    }

    @Test
    void work_that_is_nobodys_is_not_sent() {
        RunnerOutcome outcome =
                runner().run(WORK.withEnvironment(with("DEPLOY_FENCING_TOKEN", "0")), Mandate.STANDING, lines);

        assertThat(((RunnerOutcome.NotStarted) outcome).why())
                .isEqualTo("DEPLOY_FENCING_TOKEN is not what a deployment sends.");
        assertThat(server.asked()).isEmpty();
    }

    private static Map<String, String> with(String name, String value) {
        Map<String, String> environment = new HashMap<>(WORK.environment());
        environment.put(name, value);
        return environment;
    }

    @Test
    void cancelled_while_it_waits_for_a_machine_it_never_began() {
        time.interruptAt(s(40), Thread.currentThread());

        RunnerOutcome outcome = run();

        assertThat(outcome).isInstanceOf(RunnerOutcome.Cancelled.class);
        assertThat(outcome.provenStopped()).isTrue();
        assertThat(Thread.interrupted()).isFalse();
        assertThat(server.asked()).containsOnlyOnce(CANCEL);
    }

    @Test
    void cancelled_while_it_runs_it_has_stopped_when_GitHub_says_so() {
        room.resist();
        takenAt(20).interruptAt(s(40), Thread.currentThread()).at(s(75), () -> room.end("cancelled"));

        RunnerOutcome outcome = run();

        assertThat(outcome).isInstanceOf(RunnerOutcome.Cancelled.class);
        assertThat(outcome.provenStopped()).isTrue();
        assertThat(Duration.between(outcome.started(), outcome.ended())).isGreaterThanOrEqualTo(s(75 + 16));
        assertThat(server.asked()).containsOnlyOnce(CANCEL).doesNotContain(FORCE);
    }

    @Test
    void a_job_that_does_not_end_is_ended_by_force() {
        room.resist();
        takenAt(20).interruptAt(s(40), Thread.currentThread());

        RunnerOutcome outcome = run();

        assertThat(outcome.provenStopped()).isTrue();
        assertThat(server.asked()).containsOnlyOnce(CANCEL).containsOnlyOnce(FORCE);
    }

    @Test
    void a_job_that_ended_well_before_it_could_be_cancelled_ended_well() {
        takenAt(20).at(s(39), () -> room.end("success")).interruptAt(s(40), Thread.currentThread());

        RunnerOutcome outcome = run();

        assertThat(outcome).isInstanceOf(RunnerOutcome.Exited.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void a_job_that_takes_too_long_is_ended() {
        takenAt(20);

        RunnerOutcome outcome = run();

        assertThat(outcome)
                .isEqualTo(
                        new RunnerOutcome.TimedOut(Duration.ofMinutes(30), outcome.started(), outcome.ended(), true));
        assertThat(server.asked().size()).isLessThan(150);
    }

    @Test
    void while_GitHub_is_away_nothing_is_proven() {
        takenAt(20)
                .at(s(35), () -> server.everySecond(StandIn.answering(503, "")))
                .at(s(36), () -> server.deny("actions=read"))
                .interruptAt(s(40), Thread.currentThread());

        RunnerOutcome outcome = run();

        assertThat(outcome).isInstanceOf(RunnerOutcome.Cancelled.class);
        assertThat(outcome.provenStopped()).isFalse();
    }

    @Test
    void a_short_absence_of_GitHub_ends_nothing() {
        takenAt(20)
                .at(s(30), () -> server.deny("actions=read"))
                .at(s(80), () -> server.grant("actions=read"))
                .at(s(100), () -> room.end("success"));

        assertThat(run().succeeded()).isTrue();
        assertThat(server.asked()).doesNotContain(CANCEL);
    }

    @Test
    void the_log_comes_without_its_time_stamps_and_its_keeper_gets_no_token() {
        logs.text =
                "\ufeff2026-05-04T12:00:00.1234567Z first\n2026-05-04T12:00:01.1234567Z \n2026-05-04T12:00:02Z last";
        room.keepLogAt(logs.at());
        takenAt(20).at(s(100), () -> room.end("success"));

        assertThat(run().succeeded()).isTrue();

        assertThat(lines.seen())
                .endsWith("GitHub: the log of job deploy:", "first", "", "last", "GitHub: end of the log.");
        assertThat(logs.requests()).hasSize(1).allSatisfy(request -> {
            assertThat(request.authorization()).isNull();
            assertThat(request.headers().toString()).doesNotContain(TOKEN);
        });
    }

    @Test
    void a_log_that_is_not_to_be_had_changes_nothing() {
        logs.next(StandIn.answering(500, "geheim"));
        room.keepLogAt(logs.at());
        takenAt(20).at(s(100), () -> room.end("success"));

        assertThat(run().succeeded()).isTrue();
        assertThat(lines.seen())
                .last()
                .asString()
                .startsWith("GitHub: the log of job deploy is not to be had: ")
                .doesNotContain("signature", "geheim");
    }

    @ParameterizedTest
    @CsvSource({"ftp://logs.example.org/1", "http://logs.example.org/1", "https://me:geheim@logs.example.org/1", "::"})
    void a_log_is_fetched_over_https_alone(String location) {
        room.keepLogAt(location);
        takenAt(20).at(s(100), () -> room.end("success"));

        assertThat(run().succeeded()).isTrue();
        assertThat(lines.seen()).last().asString().endsWith("leads to where nothing is fetched from");
    }

    @Test
    void of_a_log_without_end_its_beginning_comes() {
        logs.text = "x".repeat(100) + "\n" + "y".repeat(JobLog.LONGEST);
        room.keepLogAt(logs.at());
        takenAt(20).at(s(100), () -> room.end("success"));

        assertThat(run().succeeded()).isTrue();
        assertThat(lines.seen()).contains("x".repeat(100)).endsWith("GitHub: the rest of the log is on GitHub alone.");
    }

    @Test
    void a_job_that_says_it_could_not_stop_the_command_proves_nothing() {
        logs.text = "2026-05-04T12:00:00.1234567Z [ERROR] " + DispatchOrder.NOT_PROVEN + ": 4711 sleep\n";
        room.keepLogAt(logs.at());
        takenAt(20).at(s(100), () -> room.end("failure"));

        RunnerOutcome outcome = run();

        assertThat(outcome).isInstanceOf(RunnerOutcome.Failed.class);
        assertThat(outcome.provenStopped()).isFalse();
    }

    @Test
    void a_machine_that_was_lost_and_sent_no_log_proves_nothing() {
        room.keepLogAt("/nowhere");
        takenAt(20).at(s(100), () -> room.end("failure"));

        assertThat(run().provenStopped()).isFalse();
    }

    @Test
    void a_log_too_long_to_be_read_to_its_end_proves_nothing() {
        logs.text = "x\n".repeat(JobLog.LONGEST / 2 + 1);
        room.keepLogAt(logs.at());
        takenAt(20).at(s(100), () -> room.end("failure"));

        assertThat(run().provenStopped()).isFalse();
    }

    @Test
    void a_line_that_was_cut_is_given_as_one_without_an_end() {
        logs.text = "y".repeat(100) + "\n" + "begun".repeat(JobLog.LONGEST / 5);
        room.keepLogAt(logs.at());
        takenAt(20).at(s(100), () -> room.end("success"));

        assertThat(run().succeeded()).isTrue();
        assertThat(lines.unfinished()).singleElement().asString().startsWith("begunbegun");
    }

    @Test
    void a_runner_is_fit_if_its_workflow_is_active() throws Exception {
        assertThat(runner().fitness(WORK))
                .isEqualTo(new Fitness.Fit(".github/workflows/deploy-on-runner.yml is active"));

        room.disable();

        assertThat(runner().fitness(WORK))
                .isEqualTo(new Fitness.Unfit(".github/workflows/deploy-on-runner.yml is disabled_manually on GitHub,"
                        + " expected active: enable it"));
    }

    @Test
    void a_runner_is_not_fit_without_a_token_or_outside_of_GitHub_Actions() throws Exception {
        Map<String, String> variables = server.variables();
        variables.remove("GITHUB_TOKEN");

        assertThat(fitness(variables)).startsWith("without a token no workflow can be dispatched. ");

        variables.put("GITHUB_TOKEN", TOKEN);
        variables.remove("GITHUB_RUN_ID");

        assertThat(fitness(variables)).startsWith("this is no job of GitHub Actions: ");
        assertThat(server.asked()).isEmpty();
    }

    private static String fitness(Map<String, String> variables) throws InterruptedException {
        GithubPlace place = new GithubPlace(DispatchRoom.FILE, List.of("production"), Duration.ofMinutes(5));
        return ((Fitness.Unfit)
                        new GithubRunner("github", new GithubAccess(variables, Optional.empty()), place).fitness(WORK))
                .why();
    }
}
