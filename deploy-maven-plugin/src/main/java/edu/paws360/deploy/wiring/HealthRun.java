package edu.paws360.deploy.wiring;

import edu.paws360.deploy.check.CheckResult;
import edu.paws360.deploy.console.CheckTable;
import edu.paws360.deploy.console.Screen;
import edu.paws360.deploy.event.ExecutionStarted;
import edu.paws360.deploy.guard.Checkout;
import edu.paws360.deploy.journal.Journal;
import edu.paws360.deploy.journal.JournalEntry;
import edu.paws360.deploy.secret.Masker;
import edu.paws360.deploy.settings.SettingsReading;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The health gates and smoke tests alone: is what runs now healthy, and is it the commit that is checked out? */
public final class HealthRun {
    private final Surroundings surroundings;
    private final SettingsReading reading;
    private final Screen screen;
    private final Masker masker;

    /**
     * A look at the services.
     *
     * @param surroundings what the goal found around it
     * @param reading the settings
     * @param screen where people read along
     */
    public HealthRun(Surroundings surroundings, SettingsReading reading, Screen screen) {
        this.surroundings = surroundings;
        this.reading = reading;
        this.masker = Masker.of(reading.secrets());
        this.screen = new MaskedScreen(screen, masker);
    }

    /**
     * Waits for the gates; if all of them pass, runs the smoke tests.
     *
     * @return what was seen, gates first
     * @throws IOException if the journal, which knows the deployment that is expected, cannot be read
     * @throws InterruptedException if interrupted; nothing of it is left running
     */
    public List<CheckResult> toChecks() throws IOException, InterruptedException {
        HealthWiring wiring = new HealthWiring(reading.settings(), new HealthNarrator(screen));
        CheckTable table = new CheckTable(screen);
        List<CheckResult> seen = new ArrayList<>(wiring.gates(commit(), lastDeployment()));
        table.show(seen);
        if (seen.stream().noneMatch(gate -> gate.status().blocks())) {
            List<CheckResult> steps = wiring.smokeTests();
            table.show(steps);
            seen.addAll(steps);
        }
        return List.copyOf(seen);
    }

    private String commit() throws InterruptedException {
        Checkout checkout = Checkout.look(surroundings.folder(), surroundings.environment());
        return checkout instanceof Checkout.Found found ? found.commit() : "unknown";
    }

    /** The deployment that last changed production, by the journal's word. */
    private String lastDeployment() throws IOException {
        Path auditFolder = surroundings.auditFolder(reading.settings().auditDir());
        try (Journal journal = Journal.open(auditFolder, masker);
                Stream<JournalEntry> lines = journal.after(0)) {
            return lines.filter(line -> line.event() instanceof ExecutionStarted)
                    .map(JournalEntry::deploymentId)
                    .reduce("none", (earlier, later) -> later);
        }
    }
}
