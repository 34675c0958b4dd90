package edu.paws360.deploy.guard;

import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.check.ReasonCode;
import edu.paws360.deploy.event.DeploymentCompleted;
import edu.paws360.deploy.event.DeploymentEvent;
import edu.paws360.deploy.event.DeploymentStarted;
import edu.paws360.deploy.event.LiveNoted;
import edu.paws360.deploy.event.Verdict;
import edu.paws360.deploy.journal.Journal;
import edu.paws360.deploy.journal.JournalEntry;
import edu.paws360.deploy.journal.JournalReader;
import edu.paws360.deploy.queue.Destination;
import edu.paws360.deploy.queue.LiveCommit;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveInJournalTest {
    private static final Destination APP = new Destination("edu:app", "production");

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

    private JournalEntry write(String id, DeploymentEvent event) throws IOException {
        return journal.append(id, event);
    }

    private void started(String id, String project, String environment, String commit) throws IOException {
        write(
                id,
                new DeploymentStarted(
                        project,
                        environment,
                        "ann",
                        "main",
                        commit,
                        false,
                        "ci",
                        "production",
                        Optional.empty(),
                        "host",
                        1,
                        "1"));
    }

    private JournalEntry completed(String id, ReasonCode reason) throws IOException {
        boolean ok = reason.equals(ReasonCode.OK);
        Verdict.Outcome outcome = ok ? Verdict.Outcome.SUCCEEDED : Verdict.Outcome.FAILED;
        return write(id, new DeploymentCompleted(new Verdict(outcome, reason, "said", ok ? "" : "do", Duration.ZERO)));
    }

    private LiveAnswer ask() {
        return new LiveInJournal(journal, APP).ask();
    }

    @Test
    void nothingIsKnownToAnEmptyJournal() {
        assertThat(ask()).isEqualTo(new LiveAnswer.Nothing());
    }

    @Test
    void theLastDeploymentThatSucceededIsLive() throws Exception {
        started("d-1", "edu:app", "production", "aaaa");
        completed("d-1", ReasonCode.OK);
        started("d-2", "edu:app", "production", "bbbb");
        JournalEntry last = completed("d-2", ReasonCode.OK);
        started("d-3", "edu:app", "production", "cccc");
        completed("d-3", ReasonCode.GATE_FAILED);
        started("d-4", "edu:app", "production", "dddd");

        assertThat(ask()).isEqualTo(new LiveAnswer.Known(new LiveCommit("bbbb", "d-2", last.at())));
    }

    @Test
    void whatWasBroughtBackIsLive() throws Exception {
        started("d-1", "edu:app", "production", "bbbb");
        completed("d-1", ReasonCode.OK);
        started("d-2", "edu:app", "production", "bbbb");
        JournalEntry back = write("d-2", new LiveNoted("aaaa", true, "the queue's store has it"));
        completed("d-2", ReasonCode.ROLLED_BACK);

        assertThat(ask()).isEqualTo(new LiveAnswer.Known(new LiveCommit("aaaa", "d-2", back.at())));
    }

    @Test
    void otherProjectsAndEnvironmentsDoNotCount() throws Exception {
        started("d-1", "edu:other", "production", "aaaa");
        write("d-1", new LiveNoted("aaaa", true, "noted"));
        completed("d-1", ReasonCode.OK);
        started("d-2", "edu:app", "staging", "bbbb");
        completed("d-2", ReasonCode.OK);

        assertThat(ask()).isEqualTo(new LiveAnswer.Nothing());
    }

    @Test
    void aJournalThatCannotBeReadIsNoAnswer() {
        JournalReader broken = new JournalReader() {
            @Override
            public Stream<JournalEntry> after(long number) throws IOException {
                throw new IOException("no such disk");
            }

            @Override
            public long last() {
                return 0;
            }
        };

        assertThat(new LiveInJournal(broken, APP).ask())
                .isEqualTo(new LiveAnswer.Unreadable(
                        "the journal cannot be read (java.io.IOException: no such disk)",
                        "Mend the journal's folder, or set deploy.audit.dir."));
    }
}
