package edu.paws360.deploy.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import edu.paws360.deploy.check.ReasonCode;
import edu.paws360.deploy.event.FailoverTriggered;
import edu.paws360.deploy.event.FailoverTriggered.Reason;
import edu.paws360.deploy.event.QueueEntered;
import edu.paws360.deploy.event.RunnerRole;
import edu.paws360.deploy.journal.JournalEntry;
import edu.paws360.deploy.journal.JournalReader;
import edu.paws360.deploy.queue.postgres.QueueDatabase;
import edu.paws360.deploy.sink.Receipt;
import edu.paws360.deploy.testbed.Needs;
import edu.paws360.deploy.testbed.PostgreSql;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The totals in a real PostgreSQL. */
@Needs(PostgreSql.class)
class PostgresTotalsTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private final PostgreSql server;

    PostgresTotalsTest(PostgreSql server) {
        this.server = server;
    }

    @BeforeEach
    void begin() throws SQLException {
        server.start();
        sql("DROP SCHEMA IF EXISTS paws360_deploy_metrics CASCADE");
    }

    private URI address(String user, String password) {
        return URI.create("postgresql://" + user + ":" + password + "@" + server.host() + ":" + server.port() + "/"
                + server.database());
    }

    private Connection connect() throws SQLException {
        String url = "jdbc:postgresql://" + server.host() + ":" + server.port() + "/" + server.database();
        return DriverManager.getConnection(url, server.user(), server.password());
    }

    private void sql(String text) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(text);
        }
    }

    private String first(String query) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(query)) {
            return found.next() ? found.getString(1) : "nothing";
        }
    }

    /** The store as a runner has it whose disk is thrown away afterwards, or is not. */
    private PostgresTotals runner(String disk) {
        return new PostgresTotals(
                new QueueDatabase(address(server.user(), server.password()), Duration.ofSeconds(5)),
                folder.resolve(disk));
    }

    private static Ledger count(TotalsStore store, JournalReader journal) throws Exception {
        AtomicReference<Ledger> seen = new AtomicReference<>();
        store.publish("somewhere", LIMIT, journal, ledger -> {
            seen.set(ledger);
            return new Receipt(ledger.upTo(), "", List.of());
        });
        return seen.get();
    }

    private static ListJournal oneSuccess(String salt) {
        return new ListJournal(salt).started(salt).succeeded(salt, Duration.ofMillis(90_001));
    }

    @Test
    void runnersWithoutADiskOfTheirOwnCountTogether() throws Exception {
        count(runner("a"), oneSuccess("a"));
        count(runner("b"), oneSuccess("b"));
        Ledger ledger = count(runner("c"), oneSuccess("c"));

        assertThat(ledger.totals().counts())
                .singleElement()
                .extracting(Count::value)
                .isEqualTo(3L);
        assertThat(ledger.totals().durations()).singleElement().satisfies(seen -> {
            assertThat(seen.buckets()).containsExactly(0L, 3L, 0L, 0L, 0L, 0L);
            assertThat(seen.sum()).isEqualTo(Duration.ofMillis(270_003));
        });
        assertThat(ledger.totals().successes()).extracting(LastSuccess::commit).containsExactly("0123456789");
    }

    @Test
    void whatIsReadBackIsWhatOneJournalAloneWouldGive() throws Exception {
        ListJournal journal = new ListJournal("x-")
                .started("a")
                .executing("a", RunnerRole.SECONDARY)
                .add("a", new FailoverTriggered(Reason.MANUAL, RunnerRole.PRIMARY, RunnerRole.SECONDARY))
                .add("a", new QueueEntered(1, 2, 3, Optional.empty()))
                .failed("a", ReasonCode.GATE_FAILED, Duration.ofSeconds(3, 7))
                .started("b")
                .succeeded("b", Duration.ofHours(2));
        Fold fold = new Fold(Ledger.EMPTY);
        journal.lines().forEach(fold::add);
        for (int lines = 1; lines <= journal.last(); lines++) {
            count(runner("x"), journal.first(lines));
        }
        assertThat(count(runner("x"), journal)).isEqualTo(fold.ledger());
    }

    @Test
    void aFailedPublicationIsRepeatedWithoutCountingTwice() throws Exception {
        PostgresTotals store = runner("a");
        ListJournal journal = oneSuccess("a");
        assertThatThrownBy(() -> store.publish("gateway", LIMIT, journal, ledger -> {
                    throw new IOException("the gateway is gone");
                }))
                .isInstanceOf(IOException.class)
                .hasMessage("the gateway is gone");
        assertThat(count(store, journal).totals().counts())
                .extracting(Count::value)
                .containsExactly(1L);
    }

    @Test
    void whatADatabaseThatWasAwayDidNotGetComesWithTheNextRunOfTheJournal() throws Exception {
        ListJournal journal = oneSuccess("a");
        count(runner("a"), journal);
        server.stop();
        journal.started("again").succeeded("again", Duration.ofSeconds(1));
        Throwable seen = catchThrowable(() -> count(runner("a"), journal));
        assertThat(seen)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("nobody listens there")
                .hasMessageEndingWith("What is not counted stays in the journal, and its next run counts it.");
        assertThat(Stream.iterate(seen, cause -> cause != null, Throwable::getCause))
                .allSatisfy(
                        cause -> assertThat(String.valueOf(cause.getMessage())).doesNotContain(server.password()));
        server.start();
        assertThat(count(runner("a"), journal).totals().counts())
                .extracting(Count::value)
                .containsExactly(2L);
    }

    @Test
    void aJournalThatIsAnotherOneUnderTheSameNameIsRefused() throws Exception {
        ListJournal journal = oneSuccess("a");
        count(runner("a"), journal);
        ListJournal shorter = journal.first(1);
        assertThatThrownBy(() -> count(runner("a"), shorter))
                .isInstanceOf(IOException.class)
                .hasMessage("The journal is not the one that the totals in postgresql://127.0.0.1:" + server.port()
                        + "/paws360 were counted from: line 2 was counted, but the journal ends with line 1. Bring the"
                        + " journal back, or delete from paws360_deploy_metrics.journal what is named ahash-1 to begin"
                        + " anew with what this journal holds.");
    }

    @Test
    void rowsOfAnotherVersionAreLeftAlone() throws Exception {
        count(runner("a"), oneSuccess("a"));
        sql("INSERT INTO paws360_deploy_metrics.total VALUES ('of_tomorrow_total', 'primary', '{x}', '', 7)");
        sql("INSERT INTO paws360_deploy_metrics.total VALUES ('deployment_success_total', 'primary', '{x}', '', 5)");
        Ledger ledger = count(runner("b"), oneSuccess("b"));
        assertThat(ledger.totals().counts()).extracting(Count::value).containsExactly(2L);
        assertThat(first("SELECT sum(value) FROM paws360_deploy_metrics.total WHERE labels = '{x}'"))
                .isEqualTo("12");
    }

    @Test
    void theTablesDoNotDependOnTheVersionOfTheQueues() throws Exception {
        sql("DROP SCHEMA IF EXISTS paws360_deploy CASCADE");
        sql("CREATE SCHEMA paws360_deploy CREATE TABLE version (number integer)");
        sql("INSERT INTO paws360_deploy.version VALUES (99)");
        try {
            assertThat(count(runner("a"), oneSuccess("a")).totals().counts()).hasSize(1);
        } finally {
            sql("DROP SCHEMA paws360_deploy CASCADE");
        }
    }

    @Test
    void aUserWhoMayNotMakeTheTablesIsTold() throws Exception {
        sql("DROP ROLE IF EXISTS narrow");
        sql("CREATE ROLE narrow LOGIN PASSWORD 'hush-hush'");
        sql("REVOKE CREATE ON DATABASE paws360 FROM PUBLIC");
        PostgresTotals store = new PostgresTotals(
                new QueueDatabase(address("narrow", "hush-hush"), Duration.ofSeconds(5)), folder.resolve("narrow"));
        assertThatThrownBy(() -> count(store, oneSuccess("a")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("the user of deploy.queue.url lacks a right in the schema paws360_deploy_metrics")
                .hasMessageNotContaining("hush-hush");
        count(runner("owner"), oneSuccess("b"));
        sql("GRANT USAGE ON SCHEMA paws360_deploy_metrics TO narrow");
        sql("GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA paws360_deploy_metrics TO narrow");
        assertThat(count(store, oneSuccess("a")).totals().counts())
                .extracting(Count::value)
                .containsExactly(2L);
        sql("DROP OWNED BY narrow");
        sql("DROP ROLE narrow");
    }

    /** Reading takes as long as it takes, and the server ends whoever stands still within a transaction. */
    @Test
    void theJournalIsReadWhileNoTransactionKeepsOthersOut() throws Exception {
        ListJournal lines = oneSuccess("a");
        List<String> seen = new ArrayList<>();
        count(runner("a"), new JournalReader() {
            @Override
            public Stream<JournalEntry> after(long number) {
                return lines.after(number).peek(line -> seen.add(openTransactions()));
            }

            @Override
            public long last() {
                return lines.last();
            }
        });
        assertThat(seen).isNotEmpty().containsOnly("0");
    }

    private String openTransactions() {
        try {
            return first("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                    + " AND state LIKE 'idle in transaction%'");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whoCountsTheSameJournalMeanwhileIsNotCountedAgain() throws Exception {
        ListJournal lines = oneSuccess("a");
        AtomicInteger readings = new AtomicInteger();
        Ledger ledger = count(runner("a"), new JournalReader() {
            @Override
            public Stream<JournalEntry> after(long number) {
                // The first reading is for the name.
                if (readings.incrementAndGet() == 2) {
                    assertThat(catchThrowable(() -> count(runner("a"), lines))).isNull();
                }
                return lines.after(number);
            }

            @Override
            public long last() {
                return lines.last();
            }
        });
        assertThat(ledger.totals().counts()).extracting(Count::value).containsExactly(1L);
        assertThat(readings).hasValue(3);
    }

    @Test
    void whoeverPublishesKeepsOthersWaitingNoLongerThanTheyWant() throws Exception {
        ListJournal second = oneSuccess("b");
        Receipt receipt = runner("a").publish("gateway", LIMIT, oneSuccess("a"), ledger -> {
            assertThatThrownBy(() -> runner("b").publish("gateway", Duration.ofMillis(300), second, never -> {
                        throw new AssertionError("two at once");
                    }))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(" were not published: ")
                    .hasMessageContaining("locked by somebody else")
                    .hasMessageEndingWith("What is in the journal is counted there; the next run publishes it.");
            // A machine that is thrown away now has counted.
            assertThat(catchThrowable(() -> assertThat(
                                    first(
                                            "SELECT value FROM paws360_deploy_metrics.total WHERE metric LIKE '%success_total'"))
                            .isEqualTo("2")))
                    .isNull();
            assertThat(folder.resolve("b/totals.store")).hasContent("DATABASE");
            // Something else may be published meanwhile.
            assertThat(catchThrowable(() -> count(runner("b"), second))).isNull();
            return new Receipt(ledger.upTo(), "done", List.of());
        });
        assertThat(receipt.detail()).isEqualTo("done");
        assertThat(count(runner("a"), oneSuccess("a")).totals().counts())
                .extracting(Count::value)
                .containsExactly(2L);
    }

    @Test
    void whatADatabaseCountedIsNotCountedIntoAGatewayAgain() throws Exception {
        ListJournal journal = oneSuccess("a");
        try (StrictGateway gateway = new StrictGateway()) {
            Gateway at = Gateway.at(gateway.uri());
            new PushgatewaySink(at, runner("a")).deliver(journal);
            assertThatThrownBy(
                            () -> new PushgatewaySink(at, new GatewayTotals(at, folder.resolve("a"))).deliver(journal))
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith("The totals of the metrics were kept in the queue's database"
                            + " (deploy.queue.type=postgres) so far, and now in the Pushgateway"
                            + " (deploy.queue.type=github with deploy.metrics.pushgateway), ");
            assertThat(gateway.sum("deployment_success_total")).isEqualTo(1.0);
        }
    }

    @Test
    void anEmptyJournalCountsNothing() throws Exception {
        assertThat(count(runner("a"), new ListJournal("a"))).isEqualTo(Ledger.EMPTY);
    }
}
