package edu.paws360.deploy.journal;

import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.check.CheckStatus;
import edu.paws360.deploy.check.ReasonCode;
import edu.paws360.deploy.event.DeploymentClosed;
import edu.paws360.deploy.event.DeploymentEvent;
import edu.paws360.deploy.event.JournalPruned;
import edu.paws360.deploy.event.JournalSigned;
import edu.paws360.deploy.event.StageFinished;
import edu.paws360.deploy.event.StageName;
import edu.paws360.deploy.event.StepBegun;
import edu.paws360.deploy.event.StepName;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A secret of four digits stands in a hash sooner or later. */
class OwnWordsTest {
    private static final String HASH = "5432".repeat(16);

    @TempDir
    Path folder;

    private Journal journal;

    @BeforeEach
    void open() throws Exception {
        journal = Journal.open(folder, text -> text.replace("5432", "***"));
    }

    @AfterEach
    void close() {
        journal.close();
    }

    private void assertThatItStays(DeploymentEvent event) throws Exception {
        JournalEntry entry = journal.append("20265432T000000Z-5432ab", event);

        assertThat(entry.event()).isEqualTo(event);
        assertThat(entry.deploymentId()).isEqualTo("20265432T000000Z-5432ab");
        assertThat(journal.verify(line -> {}).lines()).isEqualTo(entry.number());
    }

    @Test
    void areNotMasked() throws Exception {
        assertThatItStays(new JournalSigned(1, HASH, "key-5432", "5432=="));
        assertThatItStays(new JournalPruned(1, HASH, 1, "archive/journal-1-5432.jsonl.gz", "ann"));
        assertThatItStays(new DeploymentClosed("5432-" + HASH, List.of()));
        assertThatItStays(new StepBegun(StepName.EXECUTE, "15432/1", 1));
    }

    @Test
    void thoseOfOthersAre() throws Exception {
        JournalEntry entry = journal.append(
                "d1",
                new StageFinished(StageName.HEALTH, CheckStatus.PASSED, ReasonCode.OK, "port 5432", Duration.ZERO));

        assertThat(entry.line()).contains("port ***").doesNotContain("port 5432");
    }
}
