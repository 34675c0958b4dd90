package edu.paws360.deploy.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import edu.paws360.deploy.event.DeploymentEvent;
import edu.paws360.deploy.event.DeploymentStarted;
import edu.paws360.deploy.event.JournalSigned;
import edu.paws360.deploy.event.StageName;
import edu.paws360.deploy.event.StageStarted;
import edu.paws360.deploy.event.Verdict;
import edu.paws360.deploy.journal.Journal;
import edu.paws360.deploy.journal.JournalEntry;
import edu.paws360.deploy.journal.JournalException;
import edu.paws360.deploy.journal.JournalView;
import edu.paws360.deploy.store.FileGuard;
import edu.paws360.deploy.testbed.Eventually;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whoever makes the lines of a deployment anew while it runs ends it, and does not get its signature. */
@Timeout(120)
class ForgedRunTest {
    @TempDir
    Path folder;

    private final ListScreen screen = new ListScreen(new ArrayList<>());

    @Test
    void linesThatWereMadeAnewInTheMiddleAreNeitherGoneOnWithNorSigned() throws Exception {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        String key = Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded());
        KilledRunMain.project(folder);

        assertThatThrownBy(() -> new ProductionRun(
                                KilledRunMain.surroundings(folder),
                                KilledRunMain.reading(folder, key),
                                screen,
                                this::forgeBeforeExecution)
                        .toVerdict())
                .isInstanceOf(JournalException.class)
                .hasMessageContaining(" was changed while it was written: it does not go on behind line ");

        assertThat(folder.resolve("deployed")).doesNotExist();
        assertThat(folder.resolve("project/deployed")).doesNotExist();
        List<JournalEntry> left = lines(JournalView.of(folder.resolve("audit")));
        assertThat(left).noneMatch(line -> line.event() instanceof JournalSigned);
        assertThat(left)
                .filteredOn(line -> line.event() instanceof DeploymentStarted)
                .singleElement()
                .satisfies(line -> assertThat(line.line()).contains("\"user\":\"mallory\""));
    }

    /** Its mark tells its id to whoever can read the folder, before there is a line of it. */
    @Test
    void linesThatWereWrittenUnderItsIdBeforeItsFirstAreNeitherGoneOnWithNorSigned() throws Exception {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        String key = Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded());
        KilledRunMain.project(folder);
        Path audit = Files.createDirectories(folder.resolve("audit"));
        ProductionRun run = new ProductionRun(
                KilledRunMain.surroundings(folder), KilledRunMain.reading(folder, key), screen, line -> {});
        FutureTask<Verdict> verdict = new FutureTask<>(run::toVerdict);
        Thread running = new Thread(verdict);

        String id = FileGuard.holding(audit.resolve("journal.lock"), Duration.ofMinutes(1), () -> {
            running.start();
            Eventually.holds(() -> marked().isPresent());
            String marked = marked().orElseThrow();
            forge(marked);
            return marked;
        });
        running.join();

        assertThatThrownBy(verdict::get)
                .cause()
                .isInstanceOf(JournalException.class)
                .hasMessageContaining(" is one of " + id + ", which begins only now ");
        assertThat(folder.resolve("project/deployed")).doesNotExist();
        assertThat(lines(JournalView.of(audit))).singleElement().satisfies(line -> assertThat(line.deploymentId())
                .isEqualTo(id));
    }

    private Optional<String> marked() {
        String[] marks = folder.resolve("audit/running").toFile().list();
        return Stream.ofNullable(marks)
                .flatMap(Stream::of)
                .map(mark -> mark.replace(".lock", ""))
                .findFirst();
    }

    private void forge(String id) throws IOException {
        Path elsewhere = folder.resolve("forged");
        try (Journal forged = Journal.open(elsewhere, UnaryOperator.identity())) {
            forged.append(id, new StageStarted(StageName.APPROVAL));
        }
        putThere(elsewhere);
    }

    private void forgeBeforeExecution(JournalEntry entry) {
        if (entry.event() instanceof StageStarted stage && stage.stage() == StageName.EXECUTE) {
            try {
                forge();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    /** The same lines, but for who deployed. */
    private void forge() throws IOException {
        Path elsewhere = folder.resolve("forged");
        try (Journal forged = Journal.open(elsewhere, UnaryOperator.identity())) {
            for (JournalEntry line : lines(JournalView.of(folder.resolve("audit")))) {
                forged.append(line.deploymentId(), changed(line.event()));
            }
        }
        putThere(elsewhere);
    }

    private void putThere(Path elsewhere) throws IOException {
        for (String name : List.of("journal.jsonl", "journal.head")) {
            Files.copy(
                    elsewhere.resolve(name),
                    folder.resolve("audit").resolve(name),
                    StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static DeploymentEvent changed(DeploymentEvent event) {
        return event instanceof DeploymentStarted started
                ? new DeploymentStarted(
                        started.project(),
                        started.environment(),
                        "mallory",
                        started.branch(),
                        started.commit(),
                        started.uncommittedChanges(),
                        started.workflow(),
                        started.runnerGroup(),
                        started.workflowRunId(),
                        started.runnerId(),
                        started.processId(),
                        started.toolVersion())
                : event;
    }

    private static List<JournalEntry> lines(JournalView journal) throws IOException {
        try (Stream<JournalEntry> lines = journal.after(0)) {
            return lines.toList();
        }
    }
}
