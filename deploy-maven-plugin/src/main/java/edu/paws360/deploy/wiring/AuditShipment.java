package edu.paws360.deploy.wiring;

import edu.paws360.deploy.audit.Retention;
import edu.paws360.deploy.console.Narrator;
import edu.paws360.deploy.console.Screen;
import edu.paws360.deploy.github.GithubAccess;
import edu.paws360.deploy.journal.Journal;
import edu.paws360.deploy.journal.JournalEntry;
import edu.paws360.deploy.journal.JournalException;
import edu.paws360.deploy.journal.RunningMark;
import edu.paws360.deploy.pipeline.Abandoned;
import edu.paws360.deploy.pipeline.DeploymentId;
import edu.paws360.deploy.pipeline.Recorder;
import edu.paws360.deploy.settings.AuditKeys;
import edu.paws360.deploy.settings.AuditSettings;
import edu.paws360.deploy.settings.OnCallSettings;
import edu.paws360.deploy.settings.SettingsReading;
import edu.paws360.deploy.sink.Deliveries;
import edu.paws360.deploy.sink.Sink;
import edu.paws360.deploy.sink.oncall.Signs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Delivers what some sink has not got, without deploying anything, and takes out of the journal what is old enough. What it
 * does is journaled under an id of its own, which is no deployment's.
 */
final class AuditShipment {
    private final String id = DeploymentId.next(Instant.now());
    private final AuditSettings audit;
    private final SettingsReading reading;
    private final Path folder;
    private final DeploymentFacts facts;
    private final List<Sink> sinks;
    private final InstantSource clock;
    private final Signing signing;
    private final Narrator narrator;
    private final Screen screen;

    AuditShipment(Surroundings surroundings, SettingsReading reading, Screen screen, InstantSource clock)
            throws InterruptedException {
        this.clock = clock;
        this.audit = reading.settings().audit();
        this.reading = reading;
        this.folder = surroundings.auditFolder(reading.settings().auditDir());
        GithubAccess github = GithubWiring.access(reading.settings(), surroundings.environment());
        OnCallSettings onCall = reading.settings().onCall();
        Signs signs = OnCallWiring.signs(id, surroundings, new RunFiles(surroundings.output()), onCall);
        this.sinks =
                SinkList.of(reading.settings(), folder, surroundings, github, OnCallWiring.of(onCall, folder, signs));
        this.facts = new DeploymentFacts(
                surroundings, reading.settings(), surroundings.with(reading).checkout());
        this.signing = Signing.of(audit);
        this.narrator = new Narrator(screen);
        this.screen = screen;
    }

    /** What could not be delivered; empty if every sink has got everything. */
    Optional<String> ship() throws IOException, InterruptedException {
        return signed(journal -> {});
    }

    /** Delivers first, so that as much as possible may go. */
    Optional<String> shipAndPrune() throws IOException, InterruptedException {
        return signed(this::prune);
    }

    private interface More {
        void work(Journal journal) throws IOException;
    }

    private Optional<String> signed(More more) throws IOException, InterruptedException {
        try (Journal journal = Journal.open(folder, reading.masker())) {
            RunningMark mark = RunningMark.set(journal.running(), id);
            try (mark) {
                return signed(journal, more);
            }
        }
    }

    private Optional<String> signed(Journal journal, More more) throws IOException, InterruptedException {
        Recorder recorder = new Recorder(journal, id, List.of(narrator));
        try {
            Optional<String> failure = deliver(journal, recorder);
            more.work(journal);
            return failure;
        } finally {
            // What was mended and delivered is recorded by now, and is to be proven whatever became of the rest.
            signing.sign(recorder, reading.secretNames(AuditKeys.SIGNING_KEY.key()));
        }
    }

    private Optional<String> deliver(Journal journal, Recorder recorder) throws IOException, InterruptedException {
        try (LokiWay loki = LokiWay.open(reading.settings().loki(), folder, facts.origin(id))) {
            tellAbandoned(journal, loki);
            List<Sink> all = Stream.concat(sinks.stream(), loki.sink().stream()).toList();
            if (all.isEmpty()) {
                screen.say("No sink is configured: there is nothing to ship to.");
            }
            List<Deliveries.Outcome> outcomes = new Deliveries(all, Deliveries.LIMIT).deliver(journal);
            for (Deliveries.Outcome outcome : outcomes) {
                recorder.record(outcome.event());
            }
            return missed(outcomes);
        }
    }

    private static Optional<String> missed(List<Deliveries.Outcome> outcomes) {
        String missed = outcomes.stream()
                .filter(outcome -> !outcome.delivered())
                .map(outcome -> outcome.sink() + ": " + outcome.receipt().detail())
                .collect(Collectors.joining("; "));
        return missed.isEmpty() ? Optional.empty() : Optional.of("not everything was delivered: " + missed);
    }

    private void tellAbandoned(Journal journal, LokiWay loki) throws JournalException {
        Abandoned abandoned = new Abandoned(id);
        journal.mendAndVerify(id, abandoned.andThen(signing.check())).ifPresent(narrator::tell);
        signing.requireGood(journal.running(), id, screen);
        abandoned.record(journal, entry -> {
            narrator.written(entry);
            loki.written(entry);
        });
    }

    private void prune(Journal journal) throws IOException {
        Instant limit = clock.instant().minus(audit.retention());
        Retention rule = new Retention(limit, audit.forget());
        journal.verify(rule);
        Retention.Cut cut = rule.cut(spooled());
        Optional<JournalEntry> told =
                journal.prune(id, cut.upTo(), facts.started().user());
        screen.say(told.map(line -> "Lines up to " + cut.upTo() + " were taken out, and are in "
                                + folder.resolve("archive"))
                        .orElse("No line was taken out")
                + "; " + cut.reason() + ".");
    }

    /** The deployments with lines on their way to a Loki, each of which has a folder of its name. */
    private Set<String> spooled() throws IOException {
        Path spools = folder.resolve("loki");
        if (!Files.isDirectory(spools)) {
            return Set.of();
        }
        try (Stream<Path> all = Files.list(spools)) {
            return all.map(one -> one.getFileName().toString()).collect(Collectors.toSet());
        }
    }
}
