package edu.paws360.deploy.wiring;

import edu.paws360.deploy.audit.DeploymentSummary;
import edu.paws360.deploy.audit.RecentDeployments;
import edu.paws360.deploy.console.Screen;
import edu.paws360.deploy.journal.JournalView;
import edu.paws360.deploy.report.History;
import edu.paws360.deploy.settings.SettingsReading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Shows how the last deployments went. Used once, by one thread. */
public final class HistoryRun {
    private final Surroundings surroundings;
    private final SettingsReading reading;
    private final Screen screen;

    /**
     * A look at the last deployments.
     *
     * @param surroundings what the goal found around it
     * @param reading the settings
     * @param screen where people read along
     */
    public HistoryRun(Surroundings surroundings, SettingsReading reading, Screen screen) {
        this.surroundings = surroundings;
        this.reading = reading;
        this.screen = new MaskedScreen(screen, reading.masker());
    }

    /**
     * Shows them, and draws them into a page.
     *
     * @throws IOException if the journal cannot be read, or the page not be written
     */
    public void show() throws IOException {
        Path folder = surroundings.auditFolder(reading.settings().auditDir());
        JournalView journal = JournalView.of(folder);
        List<DeploymentSummary> last = journal.exists()
                ? RecentDeployments.in(journal, reading.settings().audit().last())
                : List.of();
        History history = new History(last);
        last.forEach(one -> screen.say(one.inWords()));
        screen.say(history.inWords());
        Path page = Files.createDirectories(surroundings.output()).resolve("history.html");
        Files.writeString(page, history.render());
        screen.say("Trend: " + page + "; journal: " + folder);
    }
}
