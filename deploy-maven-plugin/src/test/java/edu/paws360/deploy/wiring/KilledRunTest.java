package edu.paws360.deploy.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.audit.DeploymentLines;
import edu.paws360.deploy.audit.DeploymentSummary;
import edu.paws360.deploy.audit.RecentDeployments;
import edu.paws360.deploy.audit.SignatureCheck;
import edu.paws360.deploy.audit.SigningKey;
import edu.paws360.deploy.audit.TrustedKey;
import edu.paws360.deploy.event.DeploymentAbandoned;
import edu.paws360.deploy.event.DeploymentClosed;
import edu.paws360.deploy.event.DeploymentCompleted;
import edu.paws360.deploy.journal.JournalEntry;
import edu.paws360.deploy.journal.JournalView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * A deployment that is killed behind any line of its journal, real processes each: the journal verifies, the next run tells what
 * happened, and every sink gets everything.
 */
@EnabledOnOs(value = OS.LINUX, disabledReason = "kills by signal")
class KilledRunTest {
    private static final int KILLED = 128 + 9;
    private static final int SOME = 6;

    @TempDir
    Path temp;

    private KeyPair pair;
    private String key;

    @BeforeEach
    void make() throws Exception {
        pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        key = Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded());
    }

    @Test
    @Timeout(300)
    void behindSomeLines() throws Exception {
        int lines = lines();
        for (int turn = 0; turn < SOME; turn++) {
            killedBehind(1 + turn * (lines - 1) / (SOME - 1));
        }
    }

    @Test
    @Tag("long")
    @Timeout(900)
    void behindEveryLine() throws Exception {
        int lines = lines();
        for (int line = 1; line <= lines; line++) {
            killedBehind(line);
        }
    }

    /** How many lines a deployment has that lives. */
    private int lines() throws Exception {
        Path folder = project("lives");
        Path printed = folder.resolve("printed");
        assertThat(run(folder, 0, printed))
                .as(Files.readString(folder.resolve("errors")))
                .isZero();
        int lines = Integer.parseInt(last(Files.readAllLines(printed)));
        assertThat(lines).isGreaterThan(20);
        return lines;
    }

    private static String last(List<String> lines) {
        return lines.get(lines.size() - 1);
    }

    private void killedBehind(int line) throws Exception {
        Path folder = project("killed-" + line);
        assertThat(run(folder, line, folder.resolve("printed")))
                .as("line %s", line)
                .isEqualTo(KILLED);
        JournalView journal = JournalView.of(folder.resolve("audit"));
        assertThat(journal.verify(entry -> {}).lines()).isEqualTo(line);
        String killed = only(journal).id();

        ListScreen screen = new ListScreen(new ArrayList<>());
        boolean succeeded = new ProductionRun(
                        KilledRunMain.surroundings(folder), KilledRunMain.reading(folder, key), screen)
                .toVerdict()
                .succeeded();

        assertThat(succeeded)
                .as("the run behind line %s: %s", line, screen.lines())
                .isTrue();
        isTold(journal, killed, screen.lines().toString());
        everythingIsCounted(folder, journal, killed);
        isSigned(journal);
    }

    /** By a line of its own, and to people, unless it had come to its last line. */
    private static void isTold(JournalView journal, String killed, String shown) throws IOException {
        List<JournalEntry> lines = DeploymentLines.in(journal, killed);
        boolean decided = lines.stream().anyMatch(one -> one.event() instanceof DeploymentCompleted);
        assertThat(lines)
                .filteredOn(one -> one.event() instanceof DeploymentAbandoned)
                .hasSize(decided ? 0 : 1);
        assertThat(lines)
                .filteredOn(one -> one.event() instanceof DeploymentClosed)
                .hasSize(decided ? 1 : 0);
        if (!decided) {
            assertThat(shown).contains("Deployment " + killed + " was abandoned");
        }
    }

    /** Neither lost nor twice: two deployments, of which one or two succeeded. */
    private static void everythingIsCounted(Path folder, JournalView journal, String killed) throws IOException {
        boolean succeeded = DeploymentLines.in(journal, killed).stream()
                .anyMatch(one -> one.event() instanceof DeploymentCompleted completed
                        && completed.verdict().succeeded());
        String metrics = Files.readString(folder.resolve("metrics.prom"));
        assertThat(metrics).containsPattern("deployment_success_total\\{[^}]*} " + (succeeded ? 2 : 1) + "\\.0");
        if (!succeeded) {
            assertThat(metrics).containsPattern("deployment_failure_total\\{[^}]*failure_reason=\"abandoned\",} 1\\.0");
        }
    }

    private void isSigned(JournalView journal) throws IOException {
        SignatureCheck check = new SignatureCheck(List.of(new TrustedKey(pair.getPublic())));
        journal.verify(check);
        assertThat(check.bad()).isEmpty();
        assertThat(check.unsigned(id -> false, 0)).isEmpty();
        assertThat(new SigningKey(pair.getPrivate()).publicHalf()).isEqualTo(new TrustedKey(pair.getPublic()));
    }

    private static DeploymentSummary only(JournalView journal) throws IOException {
        List<DeploymentSummary> all = RecentDeployments.in(journal, 10);
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    private int run(Path folder, int line, Path printed) throws Exception {
        Process process = new ProcessBuilder(KilledRunMain.process(folder, line, key))
                .redirectError(folder.resolve("errors").toFile())
                .redirectOutput(printed.toFile())
                .start();
        try {
            assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
            return process.exitValue();
        } finally {
            process.destroyForcibly();
        }
    }

    private Path project(String name) throws Exception {
        Path folder = Files.createDirectories(temp.resolve(name));
        KilledRunMain.project(folder);
        return folder;
    }
}
