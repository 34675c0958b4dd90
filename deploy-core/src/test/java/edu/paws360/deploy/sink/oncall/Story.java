package edu.paws360.deploy.sink.oncall;

import edu.paws360.deploy.check.CheckResult;
import edu.paws360.deploy.check.CheckStatus;
import edu.paws360.deploy.check.ReasonCode;
import edu.paws360.deploy.event.ApprovalDecided;
import edu.paws360.deploy.event.DeploymentAbandoned;
import edu.paws360.deploy.event.DeploymentCompleted;
import edu.paws360.deploy.event.DeploymentEvent;
import edu.paws360.deploy.event.DeploymentStarted;
import edu.paws360.deploy.event.ExecutionFinished;
import edu.paws360.deploy.event.ExecutionFinished.Ending;
import edu.paws360.deploy.event.ExecutionStarted;
import edu.paws360.deploy.event.HealthGatesFinished;
import edu.paws360.deploy.event.HoldGranted;
import edu.paws360.deploy.event.LastLines;
import edu.paws360.deploy.event.QueueCrowded;
import edu.paws360.deploy.event.QueueEntered;
import edu.paws360.deploy.event.RunnerRole;
import edu.paws360.deploy.event.Verdict;
import edu.paws360.deploy.event.Verdict.Outcome;
import edu.paws360.deploy.journal.Journal;
import edu.paws360.deploy.journal.JournalEntry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;

/** A real journal, with words for the lines that tests need. */
final class Story implements AutoCloseable {
    private final Journal journal;
    private String environment = "production";
    private JournalEntry last;
    private boolean crowded;

    Story(Path folder) throws IOException {
        this(folder, UnaryOperator.identity());
    }

    Story(Path folder, UnaryOperator<String> mask) throws IOException {
        journal = Journal.open(folder, mask);
    }

    Journal journal() {
        return journal;
    }

    /** The line that was written last. */
    JournalEntry last() {
        return last;
    }

    /** Whether it is known how many may wait. */
    boolean crowded() {
        return crowded;
    }

    Story add(String id, DeploymentEvent event) throws IOException {
        last = journal.append(id, event);
        return this;
    }

    /** From here on, deployments go there. */
    Story in(String otherEnvironment) {
        environment = otherEnvironment;
        return this;
    }

    Story started(String id) throws IOException {
        return add(
                id,
                new DeploymentStarted(
                        "edu.paws360:app",
                        environment,
                        "ada",
                        "main",
                        "0123456789abcdef0123456789abcdef01234567",
                        false,
                        "ci",
                        "production",
                        Optional.of("4711"),
                        "host",
                        1,
                        "0.1"));
    }

    Story queued(String id, int depth) throws IOException {
        return add(id, new QueueEntered(1, depth, depth, Optional.of("bob")));
    }

    /** The fourth in line, one more than may wait. */
    Story crowds(String id) throws IOException {
        crowded = true;
        return queued(id, 4).add(id, new QueueCrowded(4, 3, Optional.of("bob")));
    }

    Story holds(String id, OptionalInt depth) throws IOException {
        return add(id, new HoldGranted(1, 7, Duration.ofSeconds(1), depth));
    }

    Story executing(String id) throws IOException {
        return add(id, new ExecutionStarted(RunnerRole.PRIMARY, "local", "./deploy.sh"));
    }

    Story exited(String id, int code) throws IOException {
        return executing(id).executed(id, Ending.EXITED, OptionalInt.of(code));
    }

    Story executed(String id, Ending ending, OptionalInt exitCode) throws IOException {
        Instant now = Instant.now();
        return add(
                id,
                new ExecutionFinished(
                        RunnerRole.PRIMARY, "local", now, now, Duration.ZERO, ending, exitCode, true, "so it ended"));
    }

    Story printed(String id, String... lines) throws IOException {
        return add(id, new LastLines("local", List.of(lines)));
    }

    Story gate(String id, ReasonCode reason, String answer) throws IOException {
        return add(
                id,
                new HealthGatesFinished(List.of(
                        new CheckResult("api", CheckStatus.FAILED, reason, answer, Duration.ofSeconds(300)),
                        new CheckResult("db", CheckStatus.PASSED, ReasonCode.OK, "accepting", Duration.ofSeconds(1)))));
    }

    Story approval(String id, ApprovalDecided.Decision decision) throws IOException {
        return add(id, new ApprovalDecided("github", decision, "sre", "", Duration.ofHours(4)));
    }

    Story abandoned(String id, boolean changedProduction) throws IOException {
        return add(id, new DeploymentAbandoned("execute", changedProduction, "next"));
    }

    Story failed(String id, ReasonCode reason) throws IOException {
        return failed(id, reason, "stage failed: it was seen");
    }

    Story failed(String id, ReasonCode reason, String seen) throws IOException {
        return add(
                id,
                new DeploymentCompleted(
                        new Verdict(Outcome.FAILED, reason, seen, "Look at it.", Duration.ofSeconds(1))));
    }

    Story succeeded(String id) throws IOException {
        return add(
                id,
                new DeploymentCompleted(new Verdict(
                        Outcome.SUCCEEDED, ReasonCode.OK, "every stage passed", "", Duration.ofSeconds(1))));
    }

    /** A whole deployment whose command fails. */
    Story broken(String id) throws IOException {
        return started(id).exited(id, 3).failed(id, ReasonCode.PRIMARY_EXIT_CODE);
    }

    /** A whole deployment that succeeds. */
    Story good(String id) throws IOException {
        return started(id).exited(id, 0).succeeded(id);
    }

    @Override
    public void close() {
        journal.close();
    }
}
