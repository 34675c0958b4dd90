package edu.paws360.deploy.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import edu.paws360.deploy.event.DeploymentCompleted;
import edu.paws360.deploy.event.Verdict;
import edu.paws360.deploy.journal.JournalEntry;
import edu.paws360.deploy.journal.JournalException;
import edu.paws360.deploy.pipeline.JournalListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Whole deployments at whose end something breaks that is needed no more, or hardly any more. */
@Timeout(120)
class BrokenEndTest {
    @TempDir
    Path folder;

    private final ListScreen screen = new ListScreen(new ArrayList<>());
    private Path output;

    @BeforeEach
    void make() throws Exception {
        KilledRunMain.project(folder);
        output = Files.createDirectories(folder.resolve("project/target/deploy"));
    }

    private Verdict run(JournalListener watcher) throws Exception {
        Surroundings here = KilledRunMain.surroundings(folder);
        Map<String, String> environment = new HashMap<>(here.environment());
        environment.put("GITHUB_OUTPUT", folder.resolve("outputs").toString());
        Surroundings step = new Surroundings(
                here.project(), here.artifactId(), here.folder(), here.output(), here.home(), environment, "1");
        return new ProductionRun(step, KilledRunMain.reading(folder, ""), screen, watcher).toVerdict();
    }

    private void loseTheJournal(JournalEntry entry) {
        if (entry.event() instanceof DeploymentCompleted) {
            try {
                Path journal = folder.resolve("audit/journal.jsonl");
                Files.move(journal, journal.resolveSibling("moved"));
                Files.createFile(journal);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    @Test
    void aJournalThatIsLostBehindTheVerdictLeavesOutputsWithoutOne() {
        assertThatThrownBy(() -> run(this::loseTheJournal)).isInstanceOf(JournalException.class);

        assertThat(folder.resolve("outputs"))
                .content()
                .contains("exit-code=1\n", "verdict=none\nreason=\n")
                .doesNotContain("succeeded");
        assertThat(output.resolve("exit-code")).hasContent("1");
        assertThat(folder.resolve("project/deployed")).exists();
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "needs /dev/full")
    void aLogThatCannotBeWrittenToItsEndIsSaidAndTheVerdictStands() throws Exception {
        KilledRunMain.command(folder, "echo something; echo $DEPLOY_ID >> deployed\n");
        Files.createSymbolicLink(output.resolve("deployment.log"), Path.of("/dev/full"));

        assertThat(run(line -> {}).succeeded()).isTrue();

        assertThat(screen.lines()).anyMatch(line -> line.startsWith("The log could not be written to its end: "));
        assertThat(folder.resolve("outputs")).content().contains("exit-code=0\n", "verdict=succeeded\n");
    }
}
