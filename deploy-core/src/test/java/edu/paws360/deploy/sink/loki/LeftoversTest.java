package edu.paws360.deploy.sink.loki;

import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.journal.Journal;
import edu.paws360.deploy.store.FileGuard;
import edu.paws360.deploy.testbed.Eventually;
import edu.paws360.deploy.testbed.LokiEntry;
import edu.paws360.deploy.testbed.StrictLoki;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What runs that are gone have left never stands in the way of a run that lives. */
@Timeout(120)
class LeftoversTest {
    /** Hundreds of requests have to be answered on a machine that does much else. */
    private static final LokiTimes PATIENT = new LokiTimes(
            Duration.ofSeconds(20),
            Duration.ofSeconds(50),
            Duration.ofMillis(5),
            Duration.ofMillis(2),
            Duration.ofMillis(20),
            Duration.ofSeconds(2),
            Duration.ofSeconds(1));

    @TempDir
    Path temp;

    private final StrictLoki loki = new StrictLoki();
    private Journal journal;

    @BeforeEach
    void openJournal() throws IOException {
        journal = Journal.open(temp.resolve("audit"), text -> text);
    }

    @AfterEach
    void closeAll() {
        journal.close();
        loki.close();
    }

    private Path folder() {
        return temp.resolve("audit/loki");
    }

    private LokiLog open(String deploymentId) throws Exception {
        return LokiLog.open(Origins.at(loki.uri(), PATIENT), folder(), Origins.of(deploymentId));
    }

    private List<Path> spools() throws IOException {
        try (Stream<Path> all = Files.list(folder())) {
            return all.filter(Files::isDirectory).toList();
        }
    }

    private Path left(String deploymentId, String... lines) throws Exception {
        return left(deploymentId, LokiTags.LABELS, Duration.ZERO, Stream.of(lines));
    }

    /** What a run leaves that never reached the Loki. */
    private Path left(String deploymentId, LokiTags tags, Duration ago, Stream<String> lines) throws Exception {
        InstantSource clock = () -> InstantSource.system().instant().minus(ago);
        try (Spool spool = new SpoolFolder(folder(), new Room(LokiLog.ROOM), clock)
                .open(new SpoolOrigin(Origins.of(deploymentId), tags))) {
            lines.forEach(line -> spool.output(Origins.RUNNER, line));
        }
        return folder().resolve(deploymentId);
    }

    /** One run that sends a line of its own. */
    private String detailOfARun(String deploymentId) throws Exception {
        try (LokiLog log = open(deploymentId)) {
            log.line(Origins.RUNNER, "our own");
            String detail = log.deliver(journal).detail();
            assertThat(Origins.output(loki, deploymentId)).containsExactly("our own");
            return detail;
        }
    }

    @Test
    void oursAreSentThoughAllOfADeadRunAreRefused() throws Exception {
        Path dead = left(
                "dead",
                LokiTags.LABELS,
                Duration.ZERO,
                IntStream.range(0, 150).mapToObj(number -> "REFUSED " + number));
        loki.refuseLine(line -> line.startsWith("REFUSED"));

        assertThat(detailOfARun("d2"))
                .contains("; 100 lines set aside in ")
                .contains("; left for the next run: " + dead + " (The Loki at ")
                .contains(" refused 100 lines one after the other, expected 204 for some of them: ");
        assertThat(spools()).containsExactly(dead);

        assertThat(detailOfARun("d3")).contains("; 50 lines set aside in ").doesNotContain("left for");
        assertThat(spools()).isEmpty();
        assertThat(Aside.in(folder())).hasSize(150).doesNotHaveDuplicates();
    }

    @Test
    void theOldestComesFirstWhereRunsShareStreams() throws Exception {
        String line = "x".repeat(1_000);
        left(
                "b",
                LokiTags.METADATA,
                Duration.ofHours(3),
                Stream.generate(() -> line).limit(1_200));
        left(
                "a",
                LokiTags.METADATA,
                Duration.ofHours(2),
                Stream.generate(() -> line).limit(1_200));
        LokiTarget target = new LokiTarget(Origins.at(loki).endpoint(), Optional.empty(), LokiTags.METADATA, PATIENT);
        try (LokiLog log = LokiLog.open(target, folder(), Origins.of("c"))) {
            log.line(Origins.RUNNER, "our own");
            log.deliver(journal);
        }

        List<LokiEntry> arrived = loki.byArrival(Map.of(
                "job", "paws360-deploy", "project", "edu:paws360", "environment", "production", "log", "output"));
        assertThat(arrived).hasSize(2_401);
        assertThat(arrived).extracting(LokiEntry::stamp).isSorted();
    }

    @Test
    void whatAPowerFailureDamagedIsCutOffAndSaid() throws Exception {
        Path damaged = left("damaged", "whole");
        Files.writeString(
                damaged.resolve("1.lines"), "\0\0\0\0\n\0\n1795 output/x \"\0\"\n", StandardOpenOption.APPEND);
        left("sound", "one");

        detailOfARun("d2");

        assertThat(Origins.output(loki, "damaged"))
                .containsExactly("whole", "3 lines were not kept for Loki, because a crash has damaged the spool");
        assertThat(Origins.output(loki, "sound")).containsExactly("one");
        assertThat(spools()).isEmpty();
    }

    @Test
    void whatCannotBeReadIsToldAndLeft() throws Exception {
        Path broken = left("broken", "never");
        Files.delete(broken.resolve("cursor"));
        Files.createDirectory(broken.resolve("cursor"));
        Path later = left("later", "never");
        Files.writeString(later.resolve("origin.json"), "{\"version\":2}");
        left("sound", "one");

        try (LokiLog log = open("d2")) {
            assertThat(log.deliver(journal).detail())
                    .contains("; left for the next run: " + broken + " (")
                    .endsWith(
                            ", " + later + " (java.io.IOException: its origin.json is of another version, or damaged)");
            SpoolOwner.take(broken).orElseThrow().close();
            SpoolOwner.take(later).orElseThrow().close();
        }

        assertThat(Origins.output(loki, "sound")).containsExactly("one");
        assertThat(spools()).containsExactlyInAnyOrder(broken, later);
    }

    @Test
    void whatNeverBecameASpoolIsRemoved() throws Exception {
        Files.createDirectories(folder().resolve("half"));
        Files.createFile(folder().resolve("half/cursor"));

        detailOfARun("d2");

        assertThat(spools()).isEmpty();
    }

    @Test
    void whatTakesLongToReadDoesNotKeepOthersFromOpening() throws Exception {
        Path slow = left("slow").resolve("7.lines");
        assertThat(new ProcessBuilder("mkfifo", slow.toString()).start().waitFor())
                .isZero();
        try (LokiLog one = open("d1")) {
            // Opens as soon as somebody reads from the other end, who then waits for us.
            try (OutputStream held = new FileOutputStream(slow.toFile());
                    LokiLog other = open("d2")) {
                held.flush();
                other.line(Origins.RUNNER, "other");
                other.deliver(journal);
            }
            one.deliver(journal);
        }

        assertThat(Origins.output(loki, "d2")).containsExactly("other");
    }

    @Test
    void aBusyLockPutsOffNothingButTheRemoval() throws Exception {
        left("dead", "one");
        CountDownLatch locked = new CountDownLatch(1);
        loki.next(loki.after(locked));
        try (LokiLog log = open("d2")) {
            log.line(Origins.RUNNER, "first");
            log.flush();
            Eventually.holds(() -> !loki.requests().isEmpty());
            FileGuard.holding(folder().resolve("spools.lock"), Duration.ofSeconds(10), () -> {
                locked.countDown();
                deliver(log);
                Eventually.holds(LeftoversTest::senderWaitsForTheLock);
                log.line(Origins.RUNNER, "second");
                deliver(log);
                return true;
            });
        }

        assertThat(Origins.output(loki, "d2")).containsExactly("first", "second");
        assertThat(spools()).isEmpty();
    }

    private static boolean senderWaitsForTheLock() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(thread -> thread.getKey().getName().equals("deploy-loki"))
                .flatMap(thread -> Stream.of(thread.getValue()))
                .anyMatch(frame -> frame.getClassName().equals(FileGuard.class.getName()));
    }

    private void deliver(LokiLog log) throws IOException {
        try {
            log.deliver(journal);
        } catch (InterruptedException impossible) {
            throw new IOException(impossible);
        }
    }
}
