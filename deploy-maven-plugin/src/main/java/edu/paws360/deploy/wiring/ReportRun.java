package edu.paws360.deploy.wiring;

import edu.paws360.deploy.console.Screen;
import edu.paws360.deploy.journal.JournalView;
import edu.paws360.deploy.report.HtmlReport;
import edu.paws360.deploy.report.LogExcerpt;
import edu.paws360.deploy.settings.SettingsReading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Draws the report of a deployment again. Used once, by one thread. */
public final class ReportRun {
    private final Surroundings surroundings;
    private final SettingsReading reading;
    private final RunFiles files;
    private final Screen screen;

    /**
     * A report of the deployment that the settings name, or of the last one.
     *
     * @param surroundings what the goal found around it
     * @param reading the settings
     * @param screen where people read along
     */
    public ReportRun(Surroundings surroundings, SettingsReading reading, Screen screen) {
        this.surroundings = surroundings;
        this.reading = reading;
        this.files = new RunFiles(surroundings.output());
        this.screen = new MaskedScreen(screen, reading.masker());
    }

    /**
     * Draws it.
     *
     * @return why there is none; empty if there is
     * @throws IOException if the journal cannot be read, or the report not be written
     */
    public Optional<String> toFailure() throws IOException {
        Path folder = surroundings.auditFolder(reading.settings().auditDir());
        RecordedDeployment deployment = RecordedDeployment.in(
                JournalView.of(folder), reading.settings().audit().reported());
        Optional<String> fault = deployment.fault(folder);
        if (fault.isEmpty()) {
            draw(deployment.id().orElseThrow(), deployment);
        }
        return fault;
    }

    private void draw(String id, RecordedDeployment deployment) throws IOException {
        boolean ours = isLogOf(id);
        Files.createDirectories(surroundings.output());
        Files.writeString(
                files.report(),
                new HtmlReport(deployment.lines(), ours ? LogExcerpt.of(files.log()) : LogExcerpt.NONE).render());
        screen.say("Report of deployment " + id + ": " + files.report()
                + (ours ? "" : "; without a log, as the one in " + surroundings.output() + " is not of it"));
    }

    /** The log that lies there is of the deployment whose lines lie beside it. */
    private boolean isLogOf(String id) throws IOException {
        if (!Files.exists(files.log()) || !Files.exists(files.journal())) {
            return false;
        }
        try (Stream<String> lines = Files.lines(files.journal())) {
            return lines.anyMatch(line -> line.contains("\"deployment\":\"" + id + "\",\"previous\":"));
        }
    }
}
