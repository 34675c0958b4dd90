package edu.paws360.deploy.queue.postgres;

import static edu.paws360.deploy.queue.postgres.Database.applicant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import edu.paws360.deploy.queue.Hold;
import edu.paws360.deploy.queue.Loss;
import edu.paws360.deploy.queue.QueueListener;
import edu.paws360.deploy.queue.QueueTimeoutException;
import edu.paws360.deploy.queue.Takeovers;
import edu.paws360.deploy.queue.Ticket;
import edu.paws360.deploy.testbed.Needs;
import edu.paws360.deploy.testbed.PostgreSql;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@Needs(PostgreSql.class)
class PostgresProcessesTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final Duration SHORT_LEASE = Duration.ofSeconds(2);
    private static final Duration SETTLE = Duration.ofMillis(100);
    private static final QueueListener QUIET = position -> {};

    private final Database database;

    PostgresProcessesTest(PostgreSql server) {
        database = new Database(server);
    }

    @BeforeEach
    void dropTheSchema() {
        database.drop();
    }

    private PostgresQueue queue(Duration settle) {
        return database.queue("production", LEASE, settle);
    }

    private PostgresChild child(Duration lease) throws Exception {
        return new PostgresChild(database.address(), "production", lease, SETTLE);
    }

    @Test
    void replaceAHolderThatWasKilled() throws Exception {
        Takeovers takeovers = new Takeovers();
        try (PostgresChild child = child(LEASE)) {
            long token = child.hold();
            child.kill();
            try (Hold next = queue(SETTLE).enter(applicant("d-2")).await(LONG, takeovers)) {
                next.check();
                assertThat(next.fencingToken()).isEqualTo(token + 1);
                assertThat(takeovers.holders()).containsExactly("d-child");
                assertThat(takeovers.losses()).containsExactly(Loss.PROCESS_GONE);
            }
        }
    }

    @Test
    void keepProductionClosedWhileTheCommandsOfADeadHolderAreEnded() throws Exception {
        try (PostgresChild child = child(LEASE)) {
            child.hold();
            child.kill();
            Ticket next = queue(Duration.ofSeconds(14)).enter(applicant("d-2"));
            assertThatThrownBy(() -> next.await(Duration.ofMillis(300), QUIET))
                    .isInstanceOf(QueueTimeoutException.class)
                    .hasMessageContaining("production is held by ticket 1, deployment d-child");
        }
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "stops a process by signal and reads its state from /proc")
    void replaceAHolderThatWasStoppedForLongerThanItsLease() throws Exception {
        Takeovers takeovers = new Takeovers();
        try (PostgresChild child = child(SHORT_LEASE)) {
            long token = child.hold();
            child.stop();
            try (Hold next = queue(SETTLE).enter(applicant("d-2")).await(LONG, takeovers)) {
                child.resume();
                assertThat(child.ask("check"))
                        .startsWith(
                                "HoldLostException The hold with fencing token " + token
                                        + " cannot be relied on any more: production is held by ticket 2, deployment d-2 by ann");
                assertThat(child.ask("close")).isEqualTo("ok " + token);
                next.check();
                assertThat(next.fencingToken()).isEqualTo(token + 1);
                assertThat(takeovers.holders()).containsExactly("d-child");
                assertThat(takeovers.losses()).containsExactly(Loss.LEASE_RAN_OUT);
            }
        }
    }

    @Test
    void dropAWaiterThatWasKilled() throws Exception {
        Hold held = queue(SETTLE).enter(applicant("d-1")).await(LONG, QUIET);
        try (PostgresChild child = child(LEASE)) {
            assertThat(child.ask("enter")).isEqualTo("ok");
            Ticket third = queue(SETTLE).enter(applicant("d-3"));
            assertThat(third.drawn().ahead()).isEqualTo(2);
            child.kill();
            held.close();
            try (Hold hold = third.await(LONG, QUIET)) {
                assertThat(hold.ticket()).isEqualTo(3);
                assertThat(database.number("SELECT count(*) FROM paws360_deploy.ticket"))
                        .isEqualTo(1);
            }
        }
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "stops a process by signal and reads its state from /proc")
    void tellAWaiterThatItWasStoppedForTooLong() throws Exception {
        try (PostgresChild child = child(SHORT_LEASE)) {
            Hold held = queue(SETTLE).enter(applicant("d-1")).await(LONG, QUIET);
            assertThat(child.ask("enter")).isEqualTo("ok");
            child.stop();
            Ticket third = queue(SETTLE).enter(applicant("d-3"));
            held.close();
            try (Hold hold = third.await(LONG, QUIET)) {
                child.resume();
                assertThat(child.ask("await"))
                        .startsWith("TicketLostException Ticket 2 is no longer in the deployment queue");
                hold.check();
            }
        }
    }
}
