package edu.paws360.deploy.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import edu.paws360.deploy.check.ReasonCode;
import edu.paws360.deploy.event.ApprovalDecided;
import edu.paws360.deploy.event.ApprovalDecided.Decision;
import edu.paws360.deploy.testbed.Eventually;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApprovalTest {
    private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";
    private static final ApprovalRequest REQUEST =
            new ApprovalRequest("edu.paws360:shop", "production", "main", COMMIT);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Test
    void none_is_the_decision_of_the_POM() throws Exception {
        assertThat(Approval.none().ask(REQUEST))
                .isEqualTo(new ApprovalDecided(
                        "none", Decision.NOT_REQUIRED, "nobody, as deploy.approval.type=none says", "", Duration.ZERO));
    }

    @Test
    void prompt_asks_with_the_commit_and_takes_exactly_the_word_shown_for_a_yes() throws Exception {
        FakeTerminal terminal = FakeTerminal.silent().types("01234567", MINUTE);

        assertThat(prompt(terminal))
                .isEqualTo(new ApprovalDecided("prompt", Decision.APPROVED, "ada", "typed 01234567", MINUTE));
        assertThat(terminal.shown())
                .containsExactly(
                        "Deploy edu.paws360:shop to production: branch main, commit " + COMMIT + ".",
                        "Type 01234567 to approve, anything else to refuse, within 4 h:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "y", "yes", " 01234567", "01234567 ", "0123456", "012345678", COMMIT, "hunter2"})
    void any_other_answer_is_a_no_and_is_not_repeated(String line) throws Exception {
        assertThat(prompt(FakeTerminal.silent().types(line, MINUTE)))
                .isEqualTo(new ApprovalDecided(
                        "prompt",
                        Decision.REJECTED,
                        "ada",
                        "The answer was not 01234567. If that was a slip, start the deployment again and type exactly this"
                                + " word.",
                        MINUTE));
    }

    @Test
    void silence_is_warned_of_and_ends_at_the_limit() throws Exception {
        FakeTerminal terminal = FakeTerminal.silent();

        assertThat(prompt(terminal)).isEqualTo(timedOut(Duration.ofHours(4)));
        Eventually.holds(() -> terminal.shown().size() >= 3);
        assertThat(terminal.shown())
                .hasSize(3)
                .last()
                .isEqualTo("Nobody has answered yet; the deployment ends in 24 min.");
    }

    @Test
    void an_answer_after_the_warning_still_counts() throws Exception {
        Duration late = Duration.ofHours(4).minusSeconds(1);

        assertThat(prompt(FakeTerminal.silent().types("01234567", late)))
                .isEqualTo(new ApprovalDecided("prompt", Decision.APPROVED, "ada", "typed 01234567", late));
    }

    @Test
    void an_answer_at_the_limit_or_after_it_does_not_count() throws Exception {
        Duration limit = Duration.ofHours(4);
        Duration overslept = Duration.ofHours(5);

        assertThat(prompt(FakeTerminal.silent().types("01234567", limit))).isEqualTo(timedOut(limit));
        assertThat(prompt(FakeTerminal.silent().types("01234567", MINUTE).oversleepsBy(overslept)))
                .isEqualTo(timedOut(overslept.plus(MINUTE)));
    }

    @Test
    void a_machine_that_slept_through_the_warning_does_not_wait_on() throws Exception {
        FakeTerminal terminal = FakeTerminal.silent().oversleepsBy(Duration.ofHours(1));

        assertThat(prompt(terminal)).isEqualTo(timedOut(Duration.ofHours(4).plusMinutes(36)));
        assertThat(terminal.shown()).hasSize(2);
    }

    @Test
    void without_a_terminal_nobody_is_asked() throws Exception {
        FakeTerminal terminal = FakeTerminal.absent().types("01234567", MINUTE);

        assertThat(prompt(terminal))
                .isEqualTo(undecided(
                        "deploy.approval.type is prompt, but there is no terminal to ask on. Start the deployment from a"
                                + " terminal, with neither input nor output redirected.",
                        Duration.ZERO));
        assertThat(terminal.wasRead()).isFalse();
    }

    @Test
    void a_terminal_that_closes_or_breaks_decides_nothing() throws Exception {
        assertThat(prompt(FakeTerminal.silent().closes(MINUTE)))
                .isEqualTo(undecided(
                        "The terminal was closed before anybody answered. Start the deployment again from a terminal.",
                        MINUTE));
        assertThat(prompt(FakeTerminal.silent().breaks(MINUTE)))
                .isEqualTo(undecided(
                        "The terminal could not be read. Start the deployment again from a terminal.", MINUTE));
    }

    @Test
    void the_thread_that_reads_does_not_keep_the_process_alive_and_is_told_to_stop() throws Exception {
        FakeTerminal terminal = FakeTerminal.silent().types("no", MINUTE);
        prompt(terminal);
        assertThat(terminal.reader().isDaemon()).isTrue();

        FakeTerminal silent = FakeTerminal.silent();
        prompt(silent);
        silent.reader().join(10_000);
        assertThat(silent.reader().isAlive()).isFalse();
    }

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void a_terminal_that_takes_no_output_does_not_hold_the_wait() throws Exception {
        CountDownLatch stuck = new CountDownLatch(1);
        Terminal blocked = new StuckTerminal(stuck);

        ApprovalDecided decided = new PromptApproval(blocked, Duration.ofMillis(100)).ask(REQUEST);

        assertThat(decided.decision()).isEqualTo(Decision.TIMED_OUT);
        stuck.countDown();
    }

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void an_interrupt_ends_the_wait() {
        Thread.currentThread().interrupt();

        assertThatExceptionOfType(InterruptedException.class)
                .isThrownBy(() -> new PromptApproval(FakeTerminal.silent(), Duration.ofHours(4)).ask(REQUEST));
    }

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void the_real_clock_ends_the_wait_too() throws Exception {
        Duration limit = Duration.ofMillis(100);

        ApprovalDecided decided = new PromptApproval(FakeTerminal.silent(), limit).ask(REQUEST);

        assertThat(decided.decision()).isEqualTo(Decision.TIMED_OUT);
        assertThat(decided.waited()).isGreaterThanOrEqualTo(limit);
    }

    @Test
    void a_process_without_a_terminal_has_none() throws Exception {
        Terminal none = new SystemTerminal(Optional.empty());

        assertThat(none.isPresent()).isFalse();
        assertThat(none.readLine()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "APPROVED,     ok",
        "NOT_REQUIRED, ok",
        "REJECTED,     approval_rejected",
        "TIMED_OUT,    approval_timeout",
        "UNDECIDED,    approval_missing"
    })
    void every_decision_has_its_reason(Decision decision, String reason) {
        assertThat(Approval.reason(new ApprovalDecided("prompt", decision, "ada", "", Duration.ZERO)))
                .isEqualTo(new ReasonCode(reason));
    }

    @Test
    void settings_that_make_no_sense_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Approval.prompt(Duration.ZERO, FakeTerminal.silent()))
                .withMessage("deploy.approval.timeout is 0 ms, but must be above zero and at most 30 d, such as 4h.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Approval.prompt(Duration.ofDays(31), FakeTerminal.silent()))
                .withMessage("deploy.approval.timeout is 31 d, but must be above zero and at most 30 d, such as 4h.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ApprovalRequest("shop", "production", "main", "unknown"))
                .withMessage("Only a commit that is known can be approved, not: unknown");
    }

    private static ApprovalDecided prompt(FakeTerminal terminal) throws InterruptedException {
        return new PromptApproval(terminal, Approval.DEFAULT_LIMIT, terminal).ask(REQUEST);
    }

    private static ApprovalDecided undecided(String comment, Duration waited) {
        return new ApprovalDecided("prompt", Decision.UNDECIDED, "nobody", comment, waited);
    }

    private static ApprovalDecided timedOut(Duration waited) {
        return new ApprovalDecided(
                "prompt",
                Decision.TIMED_OUT,
                "nobody",
                "Nobody answered within 4 h (deploy.approval.timeout). Start the deployment again when somebody is there to"
                        + " approve it.",
                waited);
    }

    /** Somebody has pressed Ctrl-S. */
    private record StuckTerminal(CountDownLatch stuck) implements Terminal {
        @Override
        public boolean isPresent() {
            return true;
        }

        @Override
        public String user() {
            return "ada";
        }

        @Override
        public void show(String line) {
            try {
                stuck.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public Optional<String> readLine() {
            return Optional.empty();
        }
    }
}
