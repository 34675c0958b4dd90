package edu.paws360.deploy.sink.loki;

import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.journal.Journal;
import edu.paws360.deploy.testbed.Eventually;
import edu.paws360.deploy.testbed.StrictLoki;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real process that is killed between sending and answer. */
@Timeout(60)
class LokiKillTest {
    @TempDir
    Path temp;

    private final StrictLoki loki = new StrictLoki();
    private Process process;

    @AfterEach
    void endAll() throws InterruptedException {
        loki.close();
        if (process != null) {
            process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void everyLineIsThereOnceWhenTheProcessIsKilledBeforeTheAnswer() throws Exception {
        CountDownLatch dead = new CountDownLatch(1);
        loki.next(loki.after(dead));
        process = start();
        Eventually.holds(() -> !loki.requests().isEmpty());
        assertThat(spools().takeOver((place, why) -> {}))
                .as("those of a process that lives")
                .isEmpty();
        process.destroyForcibly();
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        dead.countDown();

        try (Journal journal = Journal.open(temp.resolve("audit"), text -> text);
                LokiLog next = LokiLog.open(Origins.at(loki), temp.resolve("loki"), Origins.of("d2"))) {
            next.deliver(journal);
        }

        assertThat(Origins.output(loki, "killed"))
                .isEqualTo(IntStream.range(0, LokiLogMain.LINES)
                        .mapToObj(number -> "line " + number)
                        .toList());
        assertThat(Origins.journal(loki, "killed")).hasSize(1);
        try (Stream<Path> left = Files.list(temp.resolve("loki"))) {
            assertThat(left.filter(Files::isDirectory)).isEmpty();
        }
    }

    private SpoolFolder spools() {
        return new SpoolFolder(temp.resolve("loki"), new Room(LokiLog.ROOM), InstantSource.system());
    }

    private Process start() throws Exception {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LokiLogMain.class.getName(),
                        loki.uri().toString(),
                        temp.toString())
                .redirectOutput(temp.resolve("out").toFile())
                .redirectError(temp.resolve("err").toFile())
                .start();
    }
}
