package edu.paws360.deploy.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.audit.SignatureCheck;
import edu.paws360.deploy.audit.TrustedKey;
import edu.paws360.deploy.event.DeploymentClosed;
import edu.paws360.deploy.event.DeploymentCompleted;
import edu.paws360.deploy.journal.JournalEntry;
import edu.paws360.deploy.journal.JournalView;
import edu.paws360.deploy.pipeline.JournalListener;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever does not want to wait for the sinks leaves a journal that is closed and proves itself. */
class InterruptedRunTest {
    @TempDir
    Path folder;

    @Test
    void aDeploymentThatIsInterruptedWhileItDeliversIsClosedBeforeItIsSigned() throws Exception {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        String key = Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded());
        KilledRunMain.project(folder);

        List<String> shown = deploy(key, line -> {
            if (line.event() instanceof DeploymentCompleted) {
                Thread.currentThread().interrupt();
            }
        });
        assertThat(Thread.interrupted()).isTrue();
        assertThat(shown).anyMatch(line -> line.contains("Interrupted while delivering"));
        deploy(key, line -> {});

        SignatureCheck signatures = new SignatureCheck(List.of(new TrustedKey(pair.getPublic())));
        List<JournalEntry> closed = new ArrayList<>();
        JournalView.of(folder.resolve("audit")).verify(signatures.andThen(line -> {
            if (line.event() instanceof DeploymentClosed) {
                closed.add(line);
            }
        }));
        assertThat(signatures.unsigned(id -> false, 0)).isEmpty();
        assertThat(signatures.notBySelf(id -> false, 0)).isEmpty();
        assertThat(closed).extracting(JournalEntry::deploymentId).hasSize(2).doesNotHaveDuplicates();
    }

    private List<String> deploy(String key, JournalListener watcher) throws Exception {
        ListScreen screen = new ListScreen(new ArrayList<>());
        boolean succeeded = new ProductionRun(
                        KilledRunMain.surroundings(folder), KilledRunMain.reading(folder, key), screen, watcher)
                .toVerdict()
                .succeeded();
        assertThat(succeeded).as("%s", screen.lines()).isTrue();
        return screen.lines();
    }
}
