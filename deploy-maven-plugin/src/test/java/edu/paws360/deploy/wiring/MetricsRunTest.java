package edu.paws360.deploy.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.audit.RecentDeployments;
import edu.paws360.deploy.console.Screen;
import edu.paws360.deploy.event.SinkDelivered;
import edu.paws360.deploy.journal.JournalEntry;
import edu.paws360.deploy.journal.JournalView;
import edu.paws360.deploy.settings.SettingsReader;
import edu.paws360.deploy.settings.SettingsReading;
import edu.paws360.deploy.settings.SettingsScope;
import edu.paws360.deploy.settings.Sources;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Metrics as a step of its own, behind a deployment that has published them already, or could not. */
class MetricsRunTest {
    @TempDir
    Path folder;

    private Path file;
    private ListScreen screen;

    @BeforeEach
    void deploy() throws Exception {
        KilledRunMain.project(folder);
        file = folder.resolve("metrics.prom");
        new ProductionRun(
                        KilledRunMain.surroundings(folder),
                        KilledRunMain.reading(folder, ""),
                        new ListScreen(new ArrayList<>()))
                .toVerdict();
    }

    private MetricsRun run(Map<String, String> metrics, String audit) throws Exception {
        screen = new ListScreen(new ArrayList<>());
        return run(metrics, audit, screen);
    }

    private MetricsRun run(Map<String, String> metrics, String audit, Screen shown) throws Exception {
        Map<String, String> properties = new HashMap<>(metrics);
        properties.put("deploy.audit.dir", folder.resolve(audit).toString());
        SettingsReading reading =
                SettingsReader.read(new Sources(properties, Map.of(), System.getenv()), SettingsScope.METRICS);
        return new MetricsRun(KilledRunMain.surroundings(folder), reading, shown);
    }

    private Map<String, String> intoAFile() {
        return Map.of("deploy.metrics.textfile", file.toString());
    }

    private List<JournalEntry> lines() throws Exception {
        try (Stream<JournalEntry> lines =
                JournalView.of(folder.resolve("audit")).after(0)) {
            return lines.toList();
        }
    }

    @Test
    void itPublishesWhatTheJournalHoldsAndNothingTwice() throws Exception {
        String published = Files.readString(file);
        Files.delete(file);

        assertThat(run(intoAFile(), "audit").toFailure()).isEmpty();
        assertThat(run(intoAFile(), "audit").toFailure()).isEmpty();

        assertThat(file).hasContent(published);
        assertThat(published).containsPattern("deployment_success_total\\{[^}]*} 1\\.0");
        assertThat(screen.lines())
                .anyMatch(line -> line.contains("Delivered to textfile: written to " + file))
                .anyMatch(line -> line.startsWith("The latest verdict changed deployment_success_total, "));
    }

    @Test
    void itIsJournaledUnderAnIdThatIsNoDeployments() throws Exception {
        int before = lines().size();

        assertThat(run(intoAFile(), "audit").toFailure()).isEmpty();

        assertThat(lines().stream().skip(before).map(JournalEntry::event))
                .singleElement()
                .isInstanceOf(SinkDelivered.class);
        assertThat(RecentDeployments.in(JournalView.of(folder.resolve("audit")), 10))
                .hasSize(1);
    }

    @Test
    void itIsMarkedAsRunningSoThatWhatItHasNotSignedYetIsNoFault() throws Exception {
        MarksScreen marks = new MarksScreen(folder.resolve("audit"));

        assertThat(run(intoAFile(), "audit", marks).toFailure()).isEmpty();

        marks.requireMarkOfLast();
    }

    @Test
    void whatStandsInTheWayIsItsFailure() throws Exception {
        Path blocked = Files.writeString(folder.resolve("blocked"), "a file").resolve("metrics.prom");
        Optional<String> failure = run(Map.of("deploy.metrics.textfile", blocked.toString()), "audit")
                .toFailure();
        assertThat(failure.orElse(""))
                .startsWith("not everything was published: textfile: Cannot write " + blocked + ": ")
                .endsWith("Let deploy.metrics.textfile name a file in a folder that this account may write to.");
    }

    @Test
    void withNowhereToGoItSaysSo() throws Exception {
        assertThat(run(Map.of(), "audit").toFailure())
                .contains("nothing says where they go; set deploy.metrics.pushgateway or deploy.metrics.textfile");
    }

    @Test
    void withoutAJournalItSaysSoAndMakesNone() throws Exception {
        assertThat(run(intoAFile(), "elsewhere").toFailure())
                .contains("there is no journal in " + folder.resolve("elsewhere")
                        + "; set deploy.audit.dir to the folder that the deployment used");
        assertThat(folder.resolve("elsewhere")).doesNotExist();
    }
}
