package edu.paws360.deploy.queue.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.queue.QueueTiming;
import edu.paws360.deploy.queue.QueueUnavailableException;
import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StoreFaultTest {
    private static final String PASSWORD = "hush-hush";
    private static final ServerAddress ADDRESS =
            ServerAddress.of(URI.create("postgresql://ann:" + PASSWORD + "@127.0.0.1/paws360"));

    private static SQLException plain() {
        return new SQLException("the connection broke", "08006");
    }

    private static SQLException quoting() {
        return new SQLException("login as ann with " + PASSWORD + " failed", "28P01");
    }

    static Stream<SQLException> faultsThatQuote() {
        SQLException caused = new SQLException("the connection broke", "08006", new IOException(quoting()));
        SQLException suppressing = plain();
        suppressing.addSuppressed(quoting());
        SQLException deep = new SQLException("the connection broke", "08006", suppressing);
        SQLException followed = plain();
        followed.setNextException(quoting());
        return Stream.of(quoting(), caused, suppressing, deep, followed);
    }

    @ParameterizedTest
    @MethodSource("faultsThatQuote")
    void keepsNothingThatQuotesThePassword(SQLException fault) {
        QueueUnavailableException shown = StoreFault.of(ADDRESS, QueueTiming.defaults(), fault);
        assertThat(shown).hasNoCause();
        assertThat(shown.getMessage()).doesNotContain(PASSWORD);
    }

    @ParameterizedTest
    @MethodSource("faultsThatQuoteNothing")
    void keepsWhatHelpsToFindTheFault(SQLException fault) {
        assertThat(StoreFault.of(ADDRESS, QueueTiming.defaults(), fault)).hasCause(fault);
    }

    static Stream<SQLException> faultsThatQuoteNothing() {
        SQLException round = plain();
        round.addSuppressed(new IOException(round));
        return Stream.of(plain(), round);
    }
}
