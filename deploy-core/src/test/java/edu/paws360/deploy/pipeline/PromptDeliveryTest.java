package edu.paws360.deploy.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.event.DeploymentEvent;
import edu.paws360.deploy.event.QueueCrowded;
import edu.paws360.deploy.event.QueueEntered;
import edu.paws360.deploy.event.SinkDelivered;
import edu.paws360.deploy.journal.Journal;
import edu.paws360.deploy.journal.JournalReader;
import edu.paws360.deploy.sink.Receipt;
import edu.paws360.deploy.sink.Sink;
import edu.paws360.deploy.testbed.Eventually;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class PromptDeliveryTest {
    private static final QueueCrowded CROWDED = new QueueCrowded(4, 3, Optional.empty());

    @TempDir
    Path folder;

    private Journal journal;

    @BeforeEach
    void open() throws IOException {
        journal = Journal.open(folder, UnaryOperator.identity());
    }

    @AfterEach
    void close() {
        journal.close();
    }

    @Test
    void whatCannotWaitGoesOutWhileTheDeploymentGoesOn() throws Exception {
        AtomicLong told = new AtomicLong();
        CountDownLatch deploymentWentOn = new CountDownLatch(1);
        Sink pager = pager(lines -> {
            assertThat(deploymentWentOn.await(30, TimeUnit.SECONDS)).isTrue();
            told.set(lines.last());
        });
        try (PromptDelivery prompt = new PromptDelivery(journal, List.of(pager))) {
            Recorder recorder = new Recorder(journal, "d1", List.of(prompt));
            recorder.record(new QueueEntered(1, 4, 4, Optional.empty()));
            recorder.record(CROWDED);
            deploymentWentOn.countDown();

            Eventually.holds(() -> told.get() == 2);
            Eventually.holds(
                    () -> prompt.events().equals(List.of(new SinkDelivered("pager", true, 2, "at once: told"))));
        }
    }

    @Test
    void whatCanWaitCallsNobody() throws Exception {
        Sink pager = pager(lines -> {
            throw new AssertionError("must not be called");
        });
        try (PromptDelivery prompt = new PromptDelivery(journal, List.of(pager))) {
            new Recorder(journal, "d1", List.of(prompt)).record(new QueueEntered(1, 3, 3, Optional.empty()));
            assertThat(deliveries()).isEmpty();
        }
    }

    @Test
    void aSinkThatHangsEndsWithTheRun() throws Exception {
        CountDownLatch called = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        Sink pager = pager(lines -> {
            called.countDown();
            try {
                new CountDownLatch(1).await();
            } finally {
                ended.countDown();
            }
        });
        try (PromptDelivery prompt = new PromptDelivery(journal, List.of(pager))) {
            new Recorder(journal, "d1", List.of(prompt)).record(CROWDED);
            assertThat(called.await(30, TimeUnit.SECONDS)).isTrue();
        }

        assertThat(ended.await(30, TimeUnit.SECONDS)).isTrue();
        Eventually.holds(() -> deliveries().isEmpty());
    }

    private static List<Thread> deliveries() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("deploy-prompt-delivery"))
                .toList();
    }

    private interface Telling {
        void tell(JournalReader lines) throws InterruptedException;
    }

    private static Sink pager(Telling telling) {
        return new Sink() {
            @Override
            public String name() {
                return "pager";
            }

            @Override
            public boolean isPrompt(DeploymentEvent event) {
                return event instanceof QueueCrowded;
            }

            @Override
            public Receipt deliver(JournalReader lines) throws InterruptedException {
                telling.tell(lines);
                return new Receipt(lines.last(), "told", List.of());
            }
        };
    }
}
