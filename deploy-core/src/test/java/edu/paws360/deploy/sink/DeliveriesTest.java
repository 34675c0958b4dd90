package edu.paws360.deploy.sink;

import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.journal.JournalEntry;
import edu.paws360.deploy.journal.JournalReader;
import edu.paws360.deploy.sink.Deliveries.Outcome;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DeliveriesTest {
    private static final Duration AMPLE = Duration.ofSeconds(10);
    private static final Receipt TAKEN = new Receipt(7, "took all", List.of("m"));
    private static final JournalReader JOURNAL = new JournalReader() {
        @Override
        public Stream<JournalEntry> after(long number) {
            return Stream.empty();
        }

        @Override
        public long last() {
            return 7;
        }
    };

    @Test
    void tellsWhatEachSinkTookInTheirOrder() throws InterruptedException {
        Deliveries deliveries = new Deliveries(List.of(sink("a", () -> TAKEN), sink("b", () -> TAKEN)), AMPLE);

        assertThat(deliveries.deliver(JOURNAL))
                .containsExactly(new Outcome("a", true, TAKEN), new Outcome("b", true, TAKEN));
    }

    @Test
    void aSinkThatFailsDoesNotDisturbTheOthers() throws InterruptedException {
        Deliveries deliveries = new Deliveries(
                List.of(
                        sink("refuses", () -> {
                            throw new IOException("refused");
                        }),
                        sink("breaks", () -> {
                            throw new IllegalStateException();
                        }),
                        sink("works", () -> TAKEN)),
                AMPLE);

        assertThat(deliveries.deliver(JOURNAL))
                .containsExactly(
                        new Outcome("refuses", false, new Receipt(0, "refused", List.of())),
                        new Outcome("breaks", false, new Receipt(0, "java.lang.IllegalStateException", List.of())),
                        new Outcome("works", true, TAKEN));
    }

    @Test
    void aSinkThatHangsIsInterruptedAndToldAsNotDelivered() throws InterruptedException {
        CountDownLatch interrupted = new CountDownLatch(1);
        Sink hangs = sink("hangs", () -> {
            try {
                new CountDownLatch(1).await();
                return TAKEN;
            } catch (InterruptedException expected) {
                interrupted.countDown();
                throw expected;
            }
        });

        List<Outcome> outcomes = new Deliveries(List.of(hangs), Duration.ofMillis(200)).deliver(JOURNAL);

        assertThat(outcomes).extracting(Outcome::delivered).containsExactly(false);
        assertThat(outcomes.get(0).receipt().detail()).isEqualTo("not done within 0.2 s; it goes on in the next run");
        assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void withoutSinksThereIsNothingToTell() throws InterruptedException {
        assertThat(new Deliveries(List.of(), AMPLE).deliver(JOURNAL)).isEmpty();
    }

    private interface Delivering {
        Receipt receipt() throws IOException, InterruptedException;
    }

    private static Sink sink(String name, Delivering delivering) {
        return new Sink() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Receipt deliver(JournalReader journal) throws IOException, InterruptedException {
                return delivering.receipt();
            }
        };
    }
}
