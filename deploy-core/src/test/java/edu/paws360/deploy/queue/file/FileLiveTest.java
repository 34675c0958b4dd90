package edu.paws360.deploy.queue.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import edu.paws360.deploy.queue.Destination;
import edu.paws360.deploy.queue.Hold;
import edu.paws360.deploy.queue.HoldLostException;
import edu.paws360.deploy.queue.LiveCommit;
import edu.paws360.deploy.queue.QueueTiming;
import edu.paws360.deploy.queue.QueueUnavailableException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is live, as a queue in files keeps it. */
class FileLiveTest {
    private static final Destination APP = new Destination("edu:app", "production");
    private static final Destination OTHER = new Destination("edu:other", "production");

    @TempDir
    Path base;

    private final SettableClock clock = new SettableClock();

    private FileQueue queue(String group) {
        return new FileQueue(base, group, QueueTiming.defaults().withSettle(Duration.ofMillis(50)), clock);
    }

    private Hold hold(String id) throws Exception {
        return queue("production").enter(QueueProcess.applicant(id)).await(Duration.ofSeconds(20), position -> {});
    }

    private Optional<LiveCommit> live(Destination where) throws Exception {
        return queue("production").live(where);
    }

    @Test
    void nothingIsLiveInAQueueThatWasNeverUsed() throws Exception {
        assertThat(live(APP)).isEmpty();
        assertThat(base).isEmptyDirectory();
    }

    @Test
    void keepsWhatWasNotedLastForEachDestination() throws Exception {
        try (Hold hold = hold("d-1")) {
            hold.noteLive(APP, "aaaa");
            hold.noteLive(OTHER, "bbbb");
        }
        clock.advance(Duration.ofSeconds(3));
        try (Hold hold = hold("d-2")) {
            hold.noteLive(APP, "cccc");
        }

        assertThat(live(APP)).contains(new LiveCommit("cccc", "d-2", clock.wall()));
        assertThat(live(OTHER))
                .contains(new LiveCommit("bbbb", "d-1", clock.wall().minusSeconds(3)));
        assertThat(live(new Destination("edu:app", "staging"))).isEmpty();
        assertThat(queue("another").live(APP)).isEmpty();
    }

    @Test
    void doesNotNoteWhatALostHolderSays() throws Exception {
        Hold silent = hold("d-1");
        clock.advance(Duration.ofSeconds(91));
        assertThatThrownBy(() -> silent.noteLive(APP, "aaaa")).isInstanceOf(HoldLostException.class);
        try (Hold next = hold("d-2")) {
            next.noteLive(APP, "bbbb");
            assertThatThrownBy(() -> silent.noteLive(APP, "aaaa"))
                    .isInstanceOf(HoldLostException.class)
                    .hasMessageContaining("production is held by ticket 2, deployment d-2");
        } finally {
            silent.close();
        }
        assertThat(live(APP)).map(LiveCommit::commit).contains("bbbb");
    }

    @Test
    void notesItAlsoUnderAnInterrupt() throws Exception {
        try (Hold hold = hold("d-1")) {
            Thread.currentThread().interrupt();
            hold.noteLive(APP, "aaaa");
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(live(APP)).map(LiveCommit::commit).contains("aaaa");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "{}",
                "{\"format\":1}",
                "{\"format\":2,\"notes\":[]}",
                "{\"format\":1,\"notes\":[{\"where\":null,\"live\":null}]}",
                "{\"format\":1,\"notes\":[]} x"
            })
    void failsClosedOnNotesItCannotRead(String damaged) throws Exception {
        try (Hold hold = hold("d-1")) {
            Files.writeString(base.resolve("production/live.json"), damaged);
            assertThatThrownBy(() -> live(APP))
                    .isInstanceOf(QueueUnavailableException.class)
                    .hasMessageContaining("live.json is not of format 1")
                    .hasMessageEndingWith("Remove that file: what is live is then asked elsewhere.");
            assertThatThrownBy(() -> hold.noteLive(APP, "aaaa")).isInstanceOf(QueueUnavailableException.class);
            assertThat(base.resolve("production/live.json")).hasContent(damaged);
        }
    }
}
