package edu.paws360.deploy.wiring;

import edu.paws360.deploy.audit.DeploymentSummary;
import edu.paws360.deploy.audit.RecentDeployments;
import edu.paws360.deploy.console.Narrator;
import edu.paws360.deploy.console.Screen;
import edu.paws360.deploy.journal.JournalEntry;
import edu.paws360.deploy.journal.JournalView;
import edu.paws360.deploy.settings.AuditSettings;
import edu.paws360.deploy.settings.SettingsReading;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Does what is asked of the audit trail. Used once, by one thread. */
public final class AuditRun {
    private final Surroundings surroundings;
    private final SettingsReading reading;
    private final AuditSettings audit;
    private final Path folder;
    private final JournalView journal;
    private final Screen screen;

    /**
     * A look at the audit trail, or work on it.
     *
     * @param surroundings what the goal found around it
     * @param reading the settings
     * @param screen where people read along
     */
    public AuditRun(Surroundings surroundings, SettingsReading reading, Screen screen) {
        this.surroundings = surroundings;
        this.reading = reading;
        this.audit = reading.settings().audit();
        this.folder = surroundings.auditFolder(reading.settings().auditDir());
        this.journal = JournalView.of(folder);
        this.screen = new MaskedScreen(screen, reading.masker());
    }

    /**
     * Does it.
     *
     * @return what is not as it should be; empty if nothing is
     * @throws IOException if the journal cannot be read or written, or is damaged
     * @throws InterruptedException if interrupted; what was not delivered goes out later
     */
    public Optional<String> toFailure() throws IOException, InterruptedException {
        if (!journal.exists()) {
            return Optional.of("there is no journal in " + folder
                    + "; set deploy.audit.dir to the folder that deploy:production used");
        }
        return switch (audit.what()) {
            case LIST -> list();
            case SHOW -> show();
            case VERIFY -> new AuditVerification(journal, audit, folder, screen).toFailure();
            case SHIP -> shipment().ship();
            case PRUNE -> shipment().shipAndPrune();
        };
    }

    private AuditShipment shipment() throws InterruptedException {
        return new AuditShipment(surroundings, reading, screen, InstantSource.system());
    }

    private Optional<String> list() throws IOException {
        List<DeploymentSummary> last = RecentDeployments.in(journal, audit.last());
        last.forEach(one -> screen.say(one.inWords()));
        screen.say(last.isEmpty() ? "No deployment was recorded in " + folder : "Journal: " + folder);
        return Optional.empty();
    }

    private Optional<String> show() throws IOException {
        RecordedDeployment deployment = RecordedDeployment.in(journal, audit.deployment());
        Optional<String> fault = deployment.fault(folder);
        if (fault.isEmpty()) {
            show(deployment.id().orElseThrow(), deployment.lines());
        }
        return fault;
    }

    private void show(String id, List<JournalEntry> lines) {
        RunFiles files = new RunFiles(surroundings.output().resolve("audit-" + id));
        Narrator narrator = new Narrator(screen);
        lines.forEach(line -> {
            screen.say(line.at() + " line " + line.number());
            narrator.written(line);
            files.written(line);
        });
        files.writeOrSay(screen);
    }
}
