package edu.paws360.deploy.audit;

import edu.paws360.deploy.check.ReasonCode;
import edu.paws360.deploy.event.DeploymentClosed;
import edu.paws360.deploy.event.DeploymentCompleted;
import edu.paws360.deploy.event.DeploymentEvent;
import edu.paws360.deploy.event.DeploymentStarted;
import edu.paws360.deploy.event.ExecutionStarted;
import edu.paws360.deploy.event.RunnerRole;
import edu.paws360.deploy.event.SinkDelivered;
import edu.paws360.deploy.event.Verdict;
import edu.paws360.deploy.journal.Journal;
import edu.paws360.deploy.journal.JournalEntry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A journal with deployments in it. */
final class Trail {
    final Journal journal;

    Trail(Path folder) throws IOException {
        journal = Journal.open(folder, UnaryOperator.identity());
    }

    JournalEntry add(String id, DeploymentEvent event) throws IOException {
        return journal.append(id, event);
    }

    JournalEntry start(String id, String commit) throws IOException {
        return start(id, commit, "production");
    }

    JournalEntry start(String id, String commit, String environment) throws IOException {
        return add(
                id,
                new DeploymentStarted(
                        "edu:app",
                        environment,
                        "ann",
                        "main",
                        commit,
                        false,
                        "ci",
                        "production",
                        Optional.of("42"),
                        "runner-1",
                        4711,
                        "1.0"));
    }

    JournalEntry execute(String id) throws IOException {
        return add(id, new ExecutionStarted(RunnerRole.PRIMARY, "local", "sh -c ./deploy"));
    }

    JournalEntry succeed(String id) throws IOException {
        return add(
                id,
                new DeploymentCompleted(
                        new Verdict(Verdict.Outcome.SUCCEEDED, ReasonCode.OK, "fine", "", Duration.ofSeconds(61))));
    }

    JournalEntry fail(String id) throws IOException {
        return add(
                id,
                new DeploymentCompleted(new Verdict(
                        Verdict.Outcome.FAILED, ReasonCode.GATE_FAILED, "no", "look", Duration.ofSeconds(3))));
    }

    JournalEntry deliver(String id, String sink, boolean delivered, long upTo) throws IOException {
        return add(id, new SinkDelivered(sink, delivered, upTo, "what was seen"));
    }

    JournalEntry close(String id) throws IOException {
        return add(id, new DeploymentClosed("1-" + "0".repeat(64), List.of()));
    }

    /** Six lines; its sink has everything before its own record. */
    JournalEntry whole(String id, String commit) throws IOException {
        start(id, commit);
        execute(id);
        long verdict = succeed(id).number();
        deliver(id, "textfile", true, verdict);
        return close(id);
    }
}
