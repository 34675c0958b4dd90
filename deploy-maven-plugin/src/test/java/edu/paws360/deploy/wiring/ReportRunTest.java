package edu.paws360.deploy.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.audit.DeploymentSummary;
import edu.paws360.deploy.audit.RecentDeployments;
import edu.paws360.deploy.journal.JournalView;
import edu.paws360.deploy.settings.SettingsReader;
import edu.paws360.deploy.settings.SettingsScope;
import edu.paws360.deploy.settings.Sources;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The report is drawn again from what the journal has. */
class ReportRunTest {
    @TempDir
    Path folder;

    private final ListScreen screen = new ListScreen(new ArrayList<>());
    private Path report;

    @BeforeEach
    void make() throws Exception {
        KilledRunMain.project(folder);
        KilledRunMain.command(folder, "echo it says $DEPLOY_ID\n");
        report = folder.resolve("project/target/deploy/report.html");
    }

    @Test
    void theLastOneIsDrawnAsItWasWithItsLog() throws Exception {
        String id = deploy();
        Files.delete(report);

        assertThat(draw(Optional.empty())).isEmpty();

        assertThat(Files.readString(report)).contains("it says " + id);
        assertThat(screen.lines()).containsExactly("Report of deployment " + id + ": " + report);
    }

    @Test
    void anEarlierOneIsDrawnWithoutTheLogOfAnother() throws Exception {
        String earlier = deploy();
        String later = deploy();

        assertThat(draw(Optional.of(earlier))).isEmpty();

        assertThat(Files.readString(report)).contains(earlier).doesNotContain(later);
        assertThat(screen.lines())
                .containsExactly("Report of deployment " + earlier + ": " + report + "; without a log, as the one in "
                        + report.getParent() + " is not of it");
    }

    @Test
    void whereThereIsNoneItIsSaid() throws Exception {
        assertThat(draw(Optional.empty()))
                .contains("the journal in " + folder.resolve("audit") + " has no line of deployment at all;"
                        + " deploy:audit -Ddeploy.audit.do=list shows those it has");
        assertThat(draw(Optional.of("none")))
                .hasValueSatisfying(why -> assertThat(why).contains(" has no line of deployment none; "));
        assertThat(report).doesNotExist();
    }

    private Optional<String> draw(Optional<String> id) throws Exception {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("deploy.audit.dir", folder.resolve("audit").toString());
        Map<String, String> asked = new LinkedHashMap<>();
        id.ifPresent(one -> asked.put("deploy.id", one));
        return new ReportRun(
                        KilledRunMain.surroundings(folder),
                        SettingsReader.read(new Sources(asked, properties, System.getenv()), SettingsScope.AUDIT),
                        screen)
                .toFailure();
    }

    private String deploy() throws Exception {
        assertThat(new ProductionRun(
                                KilledRunMain.surroundings(folder),
                                KilledRunMain.reading(folder, ""),
                                new ListScreen(new ArrayList<>()))
                        .toVerdict()
                        .succeeded())
                .isTrue();
        List<DeploymentSummary> last = RecentDeployments.in(JournalView.of(folder.resolve("audit")), 1);
        return last.get(0).id();
    }
}
