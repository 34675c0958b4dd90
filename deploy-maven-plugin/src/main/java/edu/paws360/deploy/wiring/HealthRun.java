package edu.paws360.deploy.wiring;

import edu.paws360.deploy.check.CheckResult;
import edu.paws360.deploy.console.CheckTable;
import edu.paws360.deploy.console.Screen;
import edu.paws360.deploy.secret.Masker;
import edu.paws360.deploy.settings.SettingsReading;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

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
        this.surroundings = surroundings.with(reading);
        this.reading = reading;
        this.masker = reading.masker();
        this.screen = new MaskedScreen(screen, masker);
    }

    /**
     * Waits for the gates; if all of them pass, runs the smoke tests.
     *
     * @return what was seen, gates first, without secrets; if it is unknown what gates expect, that alone
     * @throws IOException if the journal, which knows the deployment that is expected, cannot be read
     * @throws InterruptedException if interrupted; nothing of it is left running
     */
    public List<CheckResult> toChecks() throws IOException, InterruptedException {
        surroundings.tellWithheld(screen);
        ExpectedVersion expected = ExpectedVersion.find(surroundings, reading.settings(), masker);
        CheckTable table = new CheckTable(screen);
        if (!expected.notTold().isEmpty()) {
            table.show(expected.notTold());
            return expected.notTold();
        }
        HealthWiring wiring = new HealthWiring(surroundings, reading, new HealthNarrator(screen));
        List<CheckResult> seen =
                new ArrayList<>(wiring.gates(HealthWiring.Version.current(expected.commit(), expected.deployment())));
        table.show(seen);
        if (seen.stream().noneMatch(gate -> gate.status().blocks())) {
            List<CheckResult> steps = wiring.smokeTests();
            table.show(steps);
            seen.addAll(steps);
        }
        return seen.stream().map(this::masked).toList();
    }

    private CheckResult masked(CheckResult seen) {
        return new CheckResult(seen.name(), seen.status(), seen.reason(), masker.mask(seen.detail()), seen.duration());
    }
}
