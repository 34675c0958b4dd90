package edu.paws360.deploy.wiring;

import edu.paws360.deploy.console.Narrator;
import edu.paws360.deploy.console.Screen;
import edu.paws360.deploy.event.SecretsRead;
import edu.paws360.deploy.journal.Journal;
import edu.paws360.deploy.journal.JournalView;
import edu.paws360.deploy.journal.RunningMark;
import edu.paws360.deploy.pipeline.DeploymentId;
import edu.paws360.deploy.pipeline.Recorder;
import edu.paws360.deploy.settings.AuditKeys;
import edu.paws360.deploy.settings.SettingsReading;
import edu.paws360.deploy.sink.Deliveries;
import edu.paws360.deploy.sink.Sink;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Publishes the metrics of the deployments in the journal, and deploys nothing: the step of its own that the spec has for it
 * ("Metrics Collection"). What was published already counts once. It is journaled under an id that is no deployment's. Used
 * once, by one thread.
 */
public final class MetricsRun {
    private final String id = DeploymentId.next(Instant.now());
    private final SettingsReading reading;
    private final Path folder;
    private final List<Sink> sinks;
    private final Screen screen;

    /**
     * A publication.
     *
     * @param surroundings what the goal found around it
     * @param reading the settings
     * @param screen where people read along
     */
    public MetricsRun(Surroundings surroundings, SettingsReading reading, Screen screen) {
        this.reading = reading;
        this.folder = surroundings.auditFolder(reading.settings().auditDir());
        this.sinks = new MetricsWiring(reading.settings(), surroundings.folder(), folder)
                .sinks()
                .toList();
        this.screen = new MaskedScreen(screen, reading.masker());
    }

    /**
     * Publishes, within the 10 s that sinks have at the end of a deployment.
     *
     * @return what was not published, and why; empty if everything was
     * @throws IOException if the journal cannot be read or written, or is damaged
     * @throws InterruptedException if interrupted; what was not published goes out later
     */
    public Optional<String> toFailure() throws IOException, InterruptedException {
        if (sinks.isEmpty()) {
            return Optional.of("nothing says where they go; set deploy.metrics.pushgateway or deploy.metrics.textfile");
        }
        if (!JournalView.of(folder).exists()) {
            return Optional.of("there is no journal in " + folder
                    + "; set deploy.audit.dir to the folder that the deployment used");
        }
        try (Journal journal = Journal.open(folder, reading.masker())) {
            RunningMark mark = RunningMark.set(journal.running(), id);
            try (mark) {
                return published(journal);
            }
        }
    }

    private Optional<String> published(Journal journal) throws IOException, InterruptedException {
        Narrator narrator = new Narrator(screen);
        Recorder recorder = new Recorder(journal, id, List.of(narrator));
        Signing signing = Signing.of(reading.settings().audit());
        journal.mendAndVerify(id, signing.check()).ifPresent(narrator::tell);
        signing.requireGood(journal.running(), id, screen);
        List<Deliveries.Outcome> outcomes;
        try {
            outcomes = delivered(journal, recorder);
        } finally {
            // What was mended is recorded by now, and is to be proven whoever is in a hurry.
            signing.sign(recorder, reading.secretNames(AuditKeys.SIGNING_KEY.key()));
        }
        tellMetrics(outcomes);
        return missed(outcomes);
    }

    private List<Deliveries.Outcome> delivered(Journal journal, Recorder recorder)
            throws IOException, InterruptedException {
        List<String> secrets = Stream.of("deploy.metrics.", "deploy.queue.")
                .flatMap(prefix -> reading.secretNames(prefix).stream())
                .toList();
        if (!secrets.isEmpty()) {
            recorder.record(new SecretsRead("metrics", secrets));
        }
        List<Deliveries.Outcome> outcomes = new Deliveries(sinks, Deliveries.LIMIT).deliver(journal);
        for (Deliveries.Outcome outcome : outcomes) {
            recorder.record(outcome.event());
        }
        return outcomes;
    }

    private void tellMetrics(List<Deliveries.Outcome> outcomes) {
        String metrics = outcomes.stream()
                .flatMap(outcome -> outcome.receipt().metrics().stream())
                .distinct()
                .collect(Collectors.joining(", "));
        if (!metrics.isEmpty()) {
            screen.say("The latest verdict changed " + metrics + ".");
        }
    }

    private static Optional<String> missed(List<Deliveries.Outcome> outcomes) {
        String missed = outcomes.stream()
                .filter(outcome -> !outcome.delivered())
                .map(outcome -> outcome.sink() + ": " + outcome.receipt().detail())
                .collect(Collectors.joining("; "));
        return missed.isEmpty() ? Optional.empty() : Optional.of("not everything was published: " + missed);
    }
}
