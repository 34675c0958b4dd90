package edu.paws360.deploy.metrics;

import edu.paws360.deploy.check.CheckResult;
import edu.paws360.deploy.check.ReasonCode;
import edu.paws360.deploy.event.DeploymentCompleted;
import edu.paws360.deploy.event.DeploymentEvent;
import edu.paws360.deploy.event.DeploymentStarted;
import edu.paws360.deploy.event.ExecutionStarted;
import edu.paws360.deploy.event.RunnerRole;
import edu.paws360.deploy.event.Verdict;
import edu.paws360.deploy.event.Verdict.Outcome;
import edu.paws360.deploy.journal.JournalEntry;
import edu.paws360.deploy.journal.JournalReader;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** A journal in memory, with words for the lines that tests need. */
final class ListJournal implements JournalReader {
    private static final Instant BEGAN = Instant.ofEpochSecond(1_800_000_000);

    private final List<JournalEntry> lines = new CopyOnWriteArrayList<>();
    private final String salt;

    ListJournal() {
        this("");
    }

    /** A journal whose lines have other hashes than those of a journal with another salt. */
    ListJournal(String salt) {
        this.salt = salt;
    }

    synchronized ListJournal add(String id, DeploymentEvent event) {
        long number = lines.size() + 1L;
        lines.add(new JournalEntry(
                number, BEGAN.plusSeconds(number), id, event, salt + "hash-" + number, "line-" + number));
        return this;
    }

    ListJournal started(String id) {
        return add(id, start("main"));
    }

    ListJournal executing(String id, RunnerRole role) {
        return add(id, new ExecutionStarted(role, "runner-1", "ansible-playbook"));
    }

    ListJournal succeeded(String id, Duration duration) {
        return add(id, new DeploymentCompleted(new Verdict(Outcome.SUCCEEDED, ReasonCode.OK, "done", "", duration)));
    }

    ListJournal failed(String id, ReasonCode reason, Duration duration) {
        return add(id, new DeploymentCompleted(new Verdict(Outcome.FAILED, reason, "no", "see", duration)));
    }

    static DeploymentStarted start(String branch) {
        return new DeploymentStarted(
                "edu.paws360:app",
                "production",
                "ada",
                branch,
                "0123456789",
                false,
                "ci",
                "production",
                Optional.empty(),
                "host",
                4711,
                "0.1");
    }

    static CheckResult failing(String name) {
        return CheckResult.failed(name, ReasonCode.GATE_FAILED, "no", Duration.ZERO);
    }

    static CheckResult passing(String name) {
        return CheckResult.passed(name, "yes", Duration.ZERO);
    }

    /** The first lines of this journal. */
    ListJournal first(int count) {
        ListJournal start = new ListJournal(salt);
        start.lines.addAll(lines.subList(0, count));
        return start;
    }

    List<JournalEntry> lines() {
        return lines;
    }

    @Override
    public Stream<JournalEntry> after(long number) {
        return lines.stream().skip(number);
    }

    @Override
    public long last() {
        return lines.size();
    }
}
