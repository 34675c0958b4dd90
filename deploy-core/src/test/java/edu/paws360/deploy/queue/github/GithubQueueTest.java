package edu.paws360.deploy.queue.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import edu.paws360.deploy.github.GithubAccess;
import edu.paws360.deploy.queue.Applicant;
import edu.paws360.deploy.queue.Hold;
import edu.paws360.deploy.queue.Holder;
import edu.paws360.deploy.queue.Order;
import edu.paws360.deploy.queue.QueuePosition;
import edu.paws360.deploy.queue.QueueTimeoutException;
import edu.paws360.deploy.queue.QueueTiming;
import edu.paws360.deploy.queue.QueueUnavailableException;
import edu.paws360.deploy.queue.Ticket;
import edu.paws360.deploy.testbed.ConcurrencyRoom;
import edu.paws360.deploy.testbed.ConcurrencyRoom.Admission;
import edu.paws360.deploy.testbed.GithubApi;
import edu.paws360.deploy.testbed.Needs;
import edu.paws360.deploy.testbed.StandIn;
import edu.paws360.deploy.testbed.StandIn.Mood;
import edu.paws360.deploy.testbed.StrictGithub;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The queue that GitHub keeps, with a stand-in that admits runs as GitHub does, and a clock that only waiting moves. */
@Needs(GithubApi.class)
class GithubQueueTest {
    private static final String TOKEN = "ghs_geheim0123456789";
    private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);
    /** Half of the lease, and the time to settle. */
    private static final Duration SETTLED = Duration.ofSeconds(45 + 13);

    private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");
    private static final String UNAVAILABLE =
            "The deployment queue at concurrency group production-deploy of paws360/shop on GitHub is unavailable: ";

    private final StrictGithub server = new StrictGithub(TOKEN);
    private final VirtualTime time = new VirtualTime();
    private final List<QueuePosition> told = new ArrayList<>();

    @AfterEach
    void close() {
        server.close();
    }

    /** A server that tells of groups, or one that does not and leaves it to us who goes first. */
    enum Server {
        GROUPS(Admission.MAX, true, Duration.ofSeconds(3)),
        RUNS(Admission.NONE, false, SETTLED);

        private final Admission admission;
        private final boolean known;
        private final Duration wait;

        Server(Admission admission, boolean known, Duration wait) {
            this.admission = admission;
            this.known = known;
            this.wait = wait;
        }
    }

    private ConcurrencyRoom room(Server kind) {
        return room(kind.admission, kind.known);
    }

    private ConcurrencyRoom room(Admission admission, boolean known) {
        ConcurrencyRoom room = new ConcurrencyRoom(admission, known);
        server.with(room);
        return room;
    }

    private GithubQueue queue(long run) {
        return queue(run, ConcurrencyRoom.GROUP);
    }

    private GithubQueue queue(long run, String group) {
        return queue(variables(run), group);
    }

    private GithubQueue queue(Map<String, String> variables, String group) {
        GithubAccess access = new GithubAccess(variables, Optional.empty(), time::nanos);
        return new GithubQueue(access, group, Pace.of(QueueTiming.defaults()), time);
    }

    private Map<String, String> variables(long run) {
        Map<String, String> variables = server.variables();
        variables.put("GITHUB_RUN_ID", String.valueOf(run));
        variables.put("GITHUB_JOB", ConcurrencyRoom.JOB);
        variables.put("RUNNER_NAME", "runner-" + run);
        return variables;
    }

    private static Applicant applicant(long run) {
        return new Applicant("d-" + run, "ann", "4f2a9c1", "main", Optional.empty());
    }

    private Hold hold(GithubQueue queue, long run) throws Exception {
        return queue.enter(applicant(run)).await(HALF_AN_HOUR, told::add);
    }

    private void unavailable(GithubQueue queue, String why) {
        assertThatThrownBy(() -> queue.enter(applicant(1)))
                .isInstanceOf(QueueUnavailableException.class)
                .hasMessage(UNAVAILABLE + why)
                .hasMessageNotContaining(TOKEN);
    }

    @ParameterizedTest
    @EnumSource
    void whoever_is_alone_has_its_turn_after_a_second_look(Server kind) throws Exception {
        room(kind).start(1);
        long before = Instant.now().getEpochSecond();
        GithubQueue queue = queue(1);

        Ticket ticket = queue.enter(applicant(1));

        assertThat(ticket.drawn()).isEqualTo(new QueuePosition(1, 0, 1, Optional.empty(), Optional.empty()));
        assertThat(ticket.crowds()).isFalse();
        try (Hold hold = ticket.await(HALF_AN_HOUR, told::add)) {
            assertThat(time.now()).isEqualTo(kind.wait);
            assertThat(hold.ticket()).isEqualTo(1);
            assertThat(hold.fencingToken()).isBetween(before, Instant.now().getEpochSecond());
            assertThat(hold.check()).isZero();
            assertThat(hold.orders()).isEmpty();
            assertThat(queue.look().holder().map(Holder::applicant)).contains(applicant(1));
        }
    }

    @ParameterizedTest
    @EnumSource
    void whoever_comes_later_waits_until_the_one_before_has_ended(Server kind) throws Exception {
        ConcurrencyRoom room = room(kind);
        room.start(1);
        room.start(2);
        time.at(Duration.ofMinutes(10), () -> room.end(1, "success"));

        hold(queue(2), 2).close();

        assertThat(time.now()).isBetween(Duration.ofMinutes(10), Duration.ofMinutes(12));
        assertThat(told).extracting(QueuePosition::ahead).containsExactly(1, 0);
        assertThat(told.get(0).holder().map(Holder::summary).orElseThrow())
                .startsWith("ticket 1, deployment run-1 by ada (0123456789abcdef0123456789abcdef01234567 on main,"
                        + " https://github.example.org/paws360/shop/actions/runs/1), a run of GitHub Actions, since ");
    }

    @ParameterizedTest
    @EnumSource
    void the_wait_has_an_end_and_takes_no_more_than_300_questions_an_hour(Server kind) throws Exception {
        ConcurrencyRoom room = room(kind);
        room.start(1);
        room.start(2);
        Ticket ticket = queue(2).enter(applicant(2));

        assertThatThrownBy(() -> ticket.await(HALF_AN_HOUR, told::add))
                .isInstanceOf(QueueTimeoutException.class)
                .hasMessageStartingWith(
                        "Ticket 2 waited 1800 s (deploy.queue.timeout) for its turn, and 1 of the queue are"
                                + " still ahead; production is held by ticket 1, deployment run-1 by ada");
        assertThat(time.now()).isEqualTo(HALF_AN_HOUR);
        assertThat(server.requests()).hasSizeBetween(50, 150);
    }

    @ParameterizedTest
    @EnumSource
    void a_run_that_is_started_again_comes_after_those_that_are_there(Server kind) throws Exception {
        ConcurrencyRoom room = room(kind);
        room.start(3);
        room.end(3, "failure");
        room.start(7);
        room.start(3);
        Map<String, String> again = variables(3);
        again.put("GITHUB_RUN_ATTEMPT", "2");

        hold(queue(7), 7).close();
        assertThat(queue(again, ConcurrencyRoom.GROUP)
                        .enter(applicant(3))
                        .drawn()
                        .ahead())
                .isEqualTo(1);
    }

    @Test
    void more_than_three_behind_the_one_that_has_its_turn_are_told() throws Exception {
        ConcurrencyRoom room = room(Server.GROUPS);
        for (long run = 1; run <= 4; run++) {
            room.start(run);
        }
        assertThat(queue(1).enter(applicant(1)).crowds()).isFalse();

        room.start(5);
        Ticket ticket = queue(1).enter(applicant(1));
        assertThat(ticket.crowds()).isTrue();
        assertThat(ticket.drawn().depth()).isEqualTo(5);
        assertThat(queue(1).look().depth()).isEqualTo(4);
    }

    @Test
    void of_those_who_wait_themselves_the_fourth_tells() throws Exception {
        ConcurrencyRoom room = room(Server.RUNS);
        for (long run = 1; run <= 6; run++) {
            room.start(run);
        }
        List<Long> crowding = new ArrayList<>();
        for (long run = 1; run <= 6; run++) {
            if (queue(run).enter(applicant(run)).crowds()) {
                crowding.add(run);
            }
        }
        // The first one sees five behind it, the fifth is the fourth that waits.
        assertThat(crowding).containsExactly(1L, 5L);
    }

    @Test
    void an_unapproved_run_that_has_the_group_is_named() throws Exception {
        ConcurrencyRoom room = room(Server.GROUPS);
        room.start(1);
        room.unapproved(1);
        room.start(2);

        assertThat(queue(2).look().holder().map(Holder::summary).orElseThrow())
                .contains("https://github.example.org/paws360/shop/actions/runs/1")
                .contains("which waits for an approval and holds the group meanwhile: approve, reject or cancel it");
    }

    @Test
    void without_the_group_an_unapproved_run_is_not_in_line_and_comes_last_when_it_is_approved() throws Exception {
        ConcurrencyRoom room = room(Server.RUNS);
        room.start(1);
        room.unapproved(1);
        room.start(2);

        assertThat(queue(2).enter(applicant(2)).drawn().ahead()).isZero();
        room.approve(1);
        assertThat(queue(2).enter(applicant(2)).drawn().ahead()).isZero();
        assertThat(queue(1).enter(applicant(1)).drawn().ahead()).isEqualTo(1);
    }

    @Test
    void without_the_group_whatever_a_lost_run_started_has_time_to_end() throws Exception {
        ConcurrencyRoom room = room(Server.RUNS);
        room.start(1);
        room.start(2);
        time.at(Duration.ofMinutes(10), () -> room.end(1, "cancelled"));

        hold(queue(2), 2).close();

        assertThat(time.now())
                .isBetween(
                        Duration.ofMinutes(10).plus(SETTLED),
                        Duration.ofMinutes(12).plus(SETTLED));
    }

    @Test
    void without_the_group_a_job_by_another_name_is_in_line() throws Exception {
        ConcurrencyRoom room = room(Server.RUNS);
        room.start(1);
        room.rename(1, "Deploy 4f2a9c1");
        room.start(2);
        assertThat(queue(2).enter(applicant(2)).drawn().ahead()).isEqualTo(1);

        room.rename(1, ConcurrencyRoom.JOB + " (north, 2)");
        assertThat(queue(2).enter(applicant(2)).drawn().ahead()).isEqualTo(1);
    }

    @Test
    void without_the_group_other_jobs_of_a_run_are_not_in_line_if_it_has_one_by_our_name() throws Exception {
        ConcurrencyRoom room = room(Server.RUNS);
        room.start(1);
        room.unapproved(1);
        room.beside(1, "report");
        room.start(2);

        assertThat(queue(2).enter(applicant(2)).drawn().ahead()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {ConcurrencyRoom.JOB, ConcurrencyRoom.JOB + " (south)"})
    void without_the_group_a_second_job_of_the_same_run_waits_for_the_first(String name) throws Exception {
        ConcurrencyRoom room = room(Server.RUNS);
        room.start(1);
        room.beside(1, name);
        Map<String, String> second = variables(1);
        second.put("RUNNER_NAME", "runner-50002");

        Ticket ticket = queue(second, ConcurrencyRoom.GROUP).enter(applicant(1));

        assertThat(ticket.drawn().ahead()).isEqualTo(1);
        Map<String, String> first = variables(1);
        first.put("RUNNER_NAME", "runner-1");
        assertThat(queue(first, ConcurrencyRoom.GROUP)
                        .enter(applicant(1))
                        .drawn()
                        .ahead())
                .isZero();
    }

    @Test
    void no_other_job_of_the_run_is_taken_for_ours_even_if_it_is_the_only_one() {
        ConcurrencyRoom room = room(Server.RUNS);
        room.start(1);
        Map<String, String> variables = variables(1);
        variables.put("RUNNER_NAME", "runner-9");

        unavailable(
                queue(variables, ConcurrencyRoom.GROUP),
                "GitHub tells of no job of run 1 on runner runner-9 that is certainly this one. Leave RUNNER_NAME and"
                        + " GITHUB_JOB as the CI sets them, and give runners names of their own.");
        assertThat(time.now()).isEqualTo(Duration.ofSeconds(6));
    }

    @Test
    void a_job_of_which_GitHub_tells_a_little_later_is_found() throws Exception {
        ConcurrencyRoom room = room(Server.RUNS);
        room.start(1);
        room.unapproved(1);
        time.at(Duration.ofSeconds(4), () -> room.approve(1));

        assertThat(queue(1).enter(applicant(1)).drawn().ahead()).isZero();
    }

    @Test
    void of_two_jobs_on_runners_of_one_name_it_is_the_one_that_is_called_as_ours() throws Exception {
        // The second job that begins in this room has the number, and so the runner, of the run.
        long run = 50_002;
        ConcurrencyRoom room = room(Server.RUNS);
        room.start(run);
        room.beside(run, "report");

        assertThat(queue(run).enter(applicant(run)).drawn().ahead()).isZero();

        Map<String, String> unnamed = variables(run);
        unnamed.put("GITHUB_JOB", "key");
        assertThatThrownBy(() -> queue(unnamed, ConcurrencyRoom.GROUP).enter(applicant(run)))
                .hasMessageContaining("GitHub tells of no job of run 50002 on runner runner-50002");
    }

    static Stream<Arguments> groupsOfMore() {
        return Stream.of(Arguments.of(true, ConcurrencyRoom.JOB), Arguments.of(false, "release / deploy"));
    }

    @ParameterizedTest
    @MethodSource("groupsOfMore")
    void a_group_that_is_given_to_more_than_our_job_is_ours_only_while_we_are_alone_in_it(boolean whole, String name)
            throws Exception {
        ConcurrencyRoom room = room(Server.GROUPS);
        room.start(1);
        room.rename(1, name);
        if (whole) {
            room.groupIsOfWholeRuns();
        }
        Map<String, String> variables = variables(1);
        variables.put("RUNNER_NAME", "runner-1");
        hold(queue(variables, ConcurrencyRoom.GROUP), 1).close();

        room.beside(1, "release / deploy too");
        Map<String, String> second = variables(1);
        second.put("RUNNER_NAME", "runner-50002");

        unavailable(
                queue(second, ConcurrencyRoom.GROUP),
                "run 1 has production-deploy for more than this job, and another job of it is in progress: " + name
                        + ". Give the job that deploys concurrency: { group: production-deploy, cancel-in-progress:"
                        + " false, queue: max } of its own, or let no other job of the run go on beside it.");
    }

    @Test
    void pull_requests_are_not_in_line() throws Exception {
        ConcurrencyRoom room = room(Server.RUNS);
        room.start(1, "pull_request");
        room.start(2);

        assertThat(queue(2).enter(applicant(2)).drawn().ahead()).isZero();
    }

    @Test
    void too_many_open_runs_are_not_looked_through() throws Exception {
        ConcurrencyRoom room = room(Server.RUNS);
        for (long run = 1; run <= 21; run++) {
            room.start(run);
        }
        unavailable(
                queue(1),
                "21 runs of this workflow have not ended, and GitHub is asked for the jobs of 20 at most. Cancel those"
                        + " that wait for an approval which nobody will give.");
    }

    @Test
    void a_run_in_no_group_is_told_what_its_workflow_lacks() {
        room(Admission.NONE, true).start(1);

        unavailable(
                queue(1),
                "this run is in no concurrency group, expected production-deploy (deploy.queue.group). Give the job"
                        + " that deploys concurrency: { group: production-deploy, cancel-in-progress: false, queue: max }"
                        + " in its workflow.");
    }

    @Test
    void a_run_in_another_group_is_told_which() {
        room(Server.GROUPS).start(1);

        assertThatThrownBy(() -> queue(1, "other").enter(applicant(1)))
                .hasMessageContaining("this run is in production-deploy only, expected other (deploy.queue.group).");
    }

    @Test
    void a_token_without_the_right_is_told_what_it_lacks() {
        room(Server.GROUPS).start(1);
        server.deny("actions=read");

        unavailable(
                queue(1),
                "GET /api/v3/repos/paws360/shop/actions/runs/1: HTTP 403 \"Resource not accessible by integration\"."
                        + " The token lacks actions=read: add it to the job's permissions.");
    }

    @Test
    void another_attempt_than_the_variables_say_is_not_ours() {
        ConcurrencyRoom room = room(Server.GROUPS);
        room.start(1);
        room.end(1, "success");
        room.start(1);

        unavailable(
                queue(1),
                "asked for attempt 1 of run 1 of paws360/shop, GitHub told of attempt 2 of run 1 of paws360/shop"
                        + " (in_progress). Leave GITHUB_REPOSITORY, GITHUB_RUN_ID and GITHUB_RUN_ATTEMPT as the CI sets"
                        + " them.");
    }

    static Stream<Arguments> missing() {
        return Stream.of(
                Arguments.of(
                        "GITHUB_RUN_ID",
                        "this is no job of GitHub Actions: GITHUB_REPOSITORY, GITHUB_RUN_ID and GITHUB_RUN_ATTEMPT"
                                + " name no run. Deploy by a workflow, or set deploy.queue.type to file or postgres."),
                Arguments.of(
                        "RUNNER_NAME",
                        "RUNNER_NAME is missing, by which GitHub's jobs are told apart. Leave it as the CI sets it, and hand it on"
                                + " into a container of your own."),
                Arguments.of(
                        "GITHUB_TOKEN",
                        "without a token GitHub tells nothing of its runs. Give the step env: GITHUB_TOKEN: ${{"
                                + " github.token }} and the job permissions: actions: read, or set deploy.github.token."));
    }

    @ParameterizedTest
    @MethodSource("missing")
    void what_is_missing_is_told(String variable, String why) {
        room(Server.GROUPS).start(1);
        Map<String, String> variables = variables(1);
        variables.remove(variable);

        unavailable(queue(variables, ConcurrencyRoom.GROUP), why);
    }

    static Stream<Arguments> hostile() {
        String many = "{\"total_count\":3,\"concurrency_groups\":[]}";
        return Stream.of(
                Arguments.of(StandIn.answering(200, "{\"id\":", JSON), 1, "HTTP 200 is broken JSON"),
                Arguments.of(StandIn.cutting(200, "{\"id\": 1, \"name\": 2}"), 3, "broke off"),
                Arguments.of(StandIn.answering(200, "x".repeat(4_100_000), JSON), 1, "more than"),
                Arguments.of(StandIn.answering(200, "{\"id\":\"1\"}", JSON), 1, "id is not a whole number"),
                Arguments.of(StandIn.answering(200, "[]", JSON), 1, "is not"),
                Arguments.of(StandIn.answering(200, many, Map.of("Content-Type", "text/html")), 1, "is not JSON"),
                Arguments.of(StandIn.redirecting("https://elsewhere.example/"), 1, "leads elsewhere"),
                // The JDK asks once more by itself each time.
                Arguments.of(StandIn.hangingUp(), 6, "/actions/runs/1: "));
    }

    @ParameterizedTest(name = "{2}")
    @MethodSource("hostile")
    void what_is_no_answer_of_githubs_lets_nobody_go(Mood mood, int times, String said) {
        room(Server.GROUPS).start(1);
        server.next(Collections.nCopies(times, mood).toArray(Mood[]::new));

        assertThatThrownBy(() -> queue(1).enter(applicant(1)))
                .isInstanceOf(QueueUnavailableException.class)
                .hasMessageStartingWith(UNAVAILABLE)
                .hasMessageContaining(said)
                .hasMessageNotContaining(TOKEN);
    }

    @ParameterizedTest
    @EnumSource
    void an_outage_is_borne_while_it_waits(Server kind) throws Exception {
        ConcurrencyRoom room = room(kind);
        room.start(1);
        room.start(2);
        time.at(Duration.ofMinutes(1), () -> server.next(nothing(20)));
        time.at(Duration.ofMinutes(2), () -> room.end(1, "success"));

        hold(queue(2), 2).close();

        assertThat(time.now()).isGreaterThan(Duration.ofMinutes(2)).isLessThan(Duration.ofMinutes(15));
    }

    @Test
    void an_outage_of_ten_minutes_ends_the_wait() throws Exception {
        ConcurrencyRoom room = room(Server.GROUPS);
        room.start(1);
        room.start(2);
        Ticket ticket = queue(2).enter(applicant(2));
        time.at(Duration.ofMinutes(1), () -> server.next(nothing(200)));

        assertThatThrownBy(() -> ticket.await(HALF_AN_HOUR, told::add))
                .isInstanceOf(QueueUnavailableException.class)
                .hasMessageContaining("HTTP 503")
                .hasMessageEndingWith("Start the deployment again when GitHub answers.");
        assertThat(time.now()).isBetween(Duration.ofMinutes(11), Duration.ofMinutes(12));
    }

    private static Mood[] nothing(int times) {
        return Collections.nCopies(times, StandIn.answering(503, "")).toArray(Mood[]::new);
    }

    @Test
    void a_run_that_waits_can_be_cancelled() throws Exception {
        ConcurrencyRoom room = room(Server.GROUPS);
        room.start(1);
        room.start(2);
        server.grant("actions=write");
        GithubQueue queue = queue(1);
        Order order = Order.of(Order.Kind.CANCEL, "ann", "wrong commit");

        assertThat(queue.isThere(2)).isTrue();
        assertThat(queue.order(2, order)).isTrue();

        assertThat(room.state(2)).isEqualTo("cancelled");
        assertThat(queue.answer(2, order.id()))
                .contains("GitHub was told to cancel run 2, and does so when its runner hears of it");
        time.sleep(Duration.ofSeconds(4));
        assertThat(queue.isThere(2)).isFalse();
        assertThat(queue.order(2, order)).isFalse();
    }

    @Test
    void cancelling_needs_another_right() {
        ConcurrencyRoom room = room(Server.GROUPS);
        room.start(1);

        assertThatThrownBy(() -> queue(1).order(1, Order.of(Order.Kind.CANCEL, "ann", "")))
                .isInstanceOf(QueueUnavailableException.class)
                .hasMessageEndingWith("The token lacks actions=write: add it to the job's permissions.");
        assertThat(room.state(1)).isEqualTo("in_progress");
    }

    @Test
    void github_carries_no_other_order() throws Exception {
        room(Server.GROUPS).start(1);
        GithubQueue queue = queue(1);
        Order order = Order.of(Order.Kind.FAILOVER, "ann", "");

        assertThat(queue.order(1, order)).isTrue();
        assertThat(queue.answer(1, order.id())).map(Order::isRefusal).contains(true);
    }

    @Test
    void a_job_that_has_the_group_without_deploying_is_no_other_deployment() throws Exception {
        room(Server.GROUPS).start(1);

        assertThat(queue(1).look().holder()).isEmpty();
    }

    @Test
    void from_elsewhere_a_group_can_be_seen_by_its_name() throws Exception {
        ConcurrencyRoom room = room(Server.GROUPS);
        Map<String, String> elsewhere = variables(1);
        elsewhere.remove("GITHUB_RUN_ID");
        assertThat(queue(elsewhere, ConcurrencyRoom.GROUP).look().isIdle()).isTrue();

        room.start(1);
        assertThat(queue(elsewhere, ConcurrencyRoom.GROUP).look().holder().map(Holder::ticket))
                .contains(1L);
    }

    @Test
    void a_server_that_does_not_tell_of_groups_tells_nothing_elsewhere() {
        room(Server.RUNS).start(1);
        Map<String, String> elsewhere = variables(1);
        elsewhere.remove("GITHUB_RUN_ID");

        assertThatThrownBy(() -> queue(elsewhere, ConcurrencyRoom.GROUP).look())
                .isInstanceOf(QueueUnavailableException.class)
                .hasMessage(UNAVAILABLE
                        + "this server tells nothing of concurrency groups, and which workflow deploys is not known"
                        + " here. Look from a job of that workflow, or at its runs on GitHub.");
    }
}
