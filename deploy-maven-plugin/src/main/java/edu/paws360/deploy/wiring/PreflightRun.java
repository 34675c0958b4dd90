package edu.paws360.deploy.wiring;

import edu.paws360.deploy.console.CheckTable;
import edu.paws360.deploy.console.Screen;
import edu.paws360.deploy.github.GithubAccess;
import edu.paws360.deploy.preflight.PreflightReport;
import edu.paws360.deploy.preflight.QueueProbe;
import edu.paws360.deploy.queue.DeploymentQueue;
import edu.paws360.deploy.secret.Masker;
import edu.paws360.deploy.settings.DeploySettings;
import edu.paws360.deploy.settings.SettingsReading;
import java.nio.file.Path;
import java.util.Optional;

/** The preflight checks alone, outside of any deployment: whoever holds production counts as concurrent. */
public final class PreflightRun {
    private final Surroundings surroundings;
    private final DeploySettings settings;
    private final Masker masker;
    private final Screen screen;

    /**
     * A preflight.
     *
     * @param surroundings what the goal found around it
     * @param reading the settings
     * @param screen where people read along
     */
    public PreflightRun(Surroundings surroundings, SettingsReading reading, Screen screen) {
        this.surroundings = surroundings.with(reading);
        this.settings = reading.settings();
        this.masker = reading.masker();
        this.screen = new MaskedScreen(screen, masker);
    }

    /**
     * Looks.
     *
     * @return what was seen
     * @throws InterruptedException if interrupted; nothing of it is left running
     */
    public PreflightReport toReport() throws InterruptedException {
        surroundings.tellWithheld(screen);
        Path auditFolder = surroundings.auditFolder(settings.auditDir());
        GithubAccess github = GithubWiring.access(settings, surroundings.environment());
        DeploymentQueue queue = Queues.of(settings, auditFolder, github);
        PreflightReport report = new PreflightWiring(surroundings, settings, masker, github)
                .preflight(new QueueProbe(queue, Optional.empty()))
                .run();
        new CheckTable(screen).show(report.results());
        return report;
    }
}
