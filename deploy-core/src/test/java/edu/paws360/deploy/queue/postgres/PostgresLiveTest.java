package edu.paws360.deploy.queue.postgres;

import static edu.paws360.deploy.queue.postgres.Database.applicant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import edu.paws360.deploy.queue.Destination;
import edu.paws360.deploy.queue.Hold;
import edu.paws360.deploy.queue.HoldLostException;
import edu.paws360.deploy.queue.LiveCommit;
import edu.paws360.deploy.queue.QueueUnavailableException;
import edu.paws360.deploy.testbed.Needs;
import edu.paws360.deploy.testbed.PostgreSql;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is live, as a queue in a database keeps it. */
@Needs(PostgreSql.class)
class PostgresLiveTest {
    private static final Destination APP = new Destination("edu:app", "production");
    private static final Destination OTHER = new Destination("edu:other", "production");

    private final Database database;

    PostgresLiveTest(PostgreSql server) {
        database = new Database(server);
    }

    @BeforeEach
    void dropTheSchema() {
        database.drop();
    }

    private PostgresQueue queue(String group) {
        return database.queue(group, Duration.ofSeconds(60), Duration.ofMillis(500));
    }

    private Hold hold(String id) throws Exception {
        return queue("production").enter(applicant(id)).await(Duration.ofSeconds(20), position -> {});
    }

    private Optional<String> live(Destination where) throws Exception {
        return queue("production").live(where).map(live -> live.commit() + " by " + live.deployment());
    }

    @Test
    void nothingIsLiveInADatabaseThatWasNeverUsed() throws Exception {
        assertThat(live(APP)).isEmpty();
    }

    @Test
    void keepsWhatWasNotedLastForEachDestination() throws Exception {
        try (Hold hold = hold("d-1")) {
            hold.noteLive(APP, "aaaa");
            hold.noteLive(OTHER, "bbbb");
        }
        Optional<LiveCommit> before = queue("production").live(APP);
        try (Hold hold = hold("d-2")) {
            hold.noteLive(APP, "cccc");
        }

        assertThat(live(APP)).contains("cccc by d-2");
        assertThat(live(OTHER)).contains("bbbb by d-1");
        assertThat(queue("production").live(APP).orElseThrow().since())
                .isAfter(before.orElseThrow().since());
        assertThat(live(new Destination("edu:app", "staging"))).isEmpty();
        assertThat(queue("another").live(APP)).isEmpty();
    }

    @Test
    void doesNotNoteWhatALostHolderSays() throws Exception {
        Hold silent = hold("d-1");
        database.change(
                "UPDATE paws360_deploy.ticket SET lease_millis = 0, lease_until = clock_timestamp() - interval '1 hour'");
        assertThatThrownBy(() -> silent.noteLive(APP, "aaaa")).isInstanceOf(HoldLostException.class);
        try (Hold next = hold("d-2")) {
            next.noteLive(APP, "bbbb");
            assertThatThrownBy(() -> silent.noteLive(APP, "aaaa"))
                    .isInstanceOf(HoldLostException.class)
                    .hasMessageContaining("production is held by ticket 2, deployment d-2");
        } finally {
            silent.close();
        }
        assertThat(live(APP)).contains("bbbb by d-2");
    }

    @Test
    void notesItAlsoWhenItsConnectionWasJustCut() throws Exception {
        try (Hold hold = hold("d-1")) {
            database.cut("production", hold.ticket());
            hold.noteLive(APP, "aaaa");
        }
        assertThat(live(APP)).contains("aaaa by d-1");
    }

    @Test
    void notesItAlsoUnderAnInterrupt() throws Exception {
        try (Hold hold = hold("d-1")) {
            Thread.currentThread().interrupt();
            hold.noteLive(APP, "aaaa");
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(live(APP)).contains("aaaa by d-1");
    }

    @Test
    void refusesASchemaWithoutTheTable() throws Exception {
        hold("d-1").close();
        database.change("DROP TABLE paws360_deploy.live");

        assertThatThrownBy(() -> live(APP))
                .isInstanceOf(QueueUnavailableException.class)
                .hasMessageContaining("its schema paws360_deploy lacks a table or a column");
    }
}
