package edu.paws360.deploy.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import edu.paws360.deploy.audit.SignatureCheck;
import edu.paws360.deploy.audit.TrustedKey;
import edu.paws360.deploy.console.Display;
import edu.paws360.deploy.console.Groups;
import edu.paws360.deploy.console.RunScreen;
import edu.paws360.deploy.console.Screen;
import edu.paws360.deploy.event.DeploymentStarted;
import edu.paws360.deploy.event.StepName;
import edu.paws360.deploy.journal.Journal;
import edu.paws360.deploy.journal.JournalEntry;
import edu.paws360.deploy.journal.JournalException;
import edu.paws360.deploy.journal.JournalView;
import edu.paws360.deploy.testbed.Alertmanager;
import edu.paws360.deploy.testbed.Eventually;
import edu.paws360.deploy.testbed.Needs;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whole steps of a workflow run. */
@Needs(Alertmanager.class)
@Timeout(120)
class StepRunTest {
    private static final String RUN = "1658821493/1";

    @TempDir
    Path folder;

    private final List<String> said = new ArrayList<>();

    @BeforeEach
    void make() throws Exception {
        KilledRunMain.project(folder);
        // Every step finds the commit's own files.
        KilledRunMain.command(folder, "echo $DEPLOY_ID >> ../deployed\n");
        Files.writeString(folder.resolve("project/.git/info/exclude"), "target/\n");
    }

    @Test
    void theStepsOfARunMakeOneDeployment() throws Exception {
        assertThat(step(StepName.PREFLIGHT)).isEqualTo(new StepRun.End.HandedOn());
        assertThat(step(StepName.EXECUTE)).isEqualTo(new StepRun.End.HandedOn());
        assertThat(step(StepName.HEALTH)).isInstanceOfSatisfying(StepRun.End.Decided.class, end -> assertThat(
                        end.verdict().succeeded())
                .isTrue());
        assertThat(deployments()).hasSize(1);
    }

    @Test
    void ofTwoStepsThatBeginAtTheSameTimeOneIsRefusedAndNobodySaysThatTheJournalIsLost() throws Exception {
        leftAbandoned("gone");
        List<Throwable> second = new ArrayList<>();
        Screen whileTheFirstBegins = new Hearing("Deployment gone was abandoned", () -> {
            try {
                step(StepName.PREFLIGHT);
            } catch (Exception refused) {
                second.add(refused);
            }
        });

        assertThat(step(StepName.PREFLIGHT, whileTheFirstBegins, Map.of())).isEqualTo(new StepRun.End.HandedOn());

        assertThat(second).singleElement().isInstanceOfSatisfying(StepRefusedException.class, refused -> assertThat(
                        refused)
                .hasMessage("another step of workflow run " + RUN
                        + " is under way; let the steps of a run go one after the other"));
        assertThat(deployments()).hasSize(2).contains("gone");
    }

    @Test
    void aStepThatComesTooLateChangesNothing() throws Exception {
        step(StepName.PREFLIGHT, new ListScreen(said), Map.of("deploy.steps.patience", "1s"));
        Instant left = last();
        Eventually.holds(() -> Instant.now().isAfter(left.plusSeconds(1)), left::toString);

        assertThatThrownBy(() -> step(StepName.EXECUTE))
                .isInstanceOf(StepRefusedException.class)
                .hasMessageContaining("was left for longer than its last step allowed (deploy.steps.patience)");

        assertThat(folder.resolve("deployed")).doesNotExist();
    }

    @Test
    void whatAStepMendsIsSignedAlsoIfItIsRefusedOrGoesOnWithAnother() throws Exception {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        Map<String, String> signing = Map.of(
                "deploy.audit.signingKey",
                Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded()));
        step(StepName.PREFLIGHT, new ListScreen(said), signing);

        tearTheEnd();
        assertThatThrownBy(() -> step(StepName.HEALTH, new ListScreen(said), signing))
                .isInstanceOf(StepRefusedException.class)
                .hasMessageContaining("has not executed anything");
        assertProven(pair.getPublic());

        tearTheEnd();
        assertThat(step(StepName.EXECUTE, new ListScreen(said), signing)).isEqualTo(new StepRun.End.HandedOn());
        assertProven(pair.getPublic());
        assertThat(said).filteredOn(line -> line.contains("A crash left")).hasSize(2);
        assertThat(deployments()).hasSize(1);
    }

    /** As a process that is killed in the middle of a line. */
    private void tearTheEnd() throws IOException {
        Files.writeString(folder.resolve("audit/journal.jsonl"), "{\"number\":", StandardOpenOption.APPEND);
    }

    private void assertProven(PublicKey key) throws IOException {
        SignatureCheck check = new SignatureCheck(List.of(new TrustedKey(key)));
        JournalView.of(folder.resolve("audit")).verify(check);
        assertThat(check.unsigned(id -> false, 0)).isEmpty();
        assertThat(check.notBySelf(id -> false, 0)).isEmpty();
    }

    private Instant last() throws IOException {
        try (Stream<JournalEntry> lines =
                JournalView.of(folder.resolve("audit")).backwards()) {
            return lines.findFirst().orElseThrow().at();
        }
    }

    @Test
    void aJournalThatBreaksBehindTheExecutionIsToldToOnCall(Alertmanager alertmanager) throws Exception {
        alertmanager.stop();
        alertmanager.start();
        step(StepName.PREFLIGHT);
        step(StepName.EXECUTE);
        Path lines = folder.resolve("audit/journal.jsonl");
        List<String> whole = Files.readAllLines(lines);
        Files.write(lines, whole.subList(0, 3));

        Map<String, String> onCall = Map.of(
                "deploy.oncall.urls",
                alertmanager.address().resolve("/api/v2/alerts").toString());
        assertThatThrownBy(() -> step(StepName.HEALTH, new ListScreen(said), onCall))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("its tail was cut off");

        assertThat(firing(alertmanager))
                .contains("Production deployment lost its journal: edu:app to production", "its tail was cut off");
    }

    private static String firing(Alertmanager alertmanager) throws IOException {
        try (InputStream alerts = alertmanager
                .address()
                .resolve("/api/v2/alerts?active=true")
                .toURL()
                .openStream()) {
            return new String(alerts.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private StepRun.End step(StepName name) throws Exception {
        return step(name, new ListScreen(said), Map.of());
    }

    private StepRun.End step(StepName name, Screen screen, Map<String, String> more) throws Exception {
        Map<String, String> settings = new HashMap<>(more);
        settings.put("deploy.steps.run", RUN);
        try (RunScreen lines = RunScreen.of(screen, Groups.NONE, Display.LINES)) {
            return new StepRun(
                            KilledRunMain.surroundings(folder),
                            KilledRunMain.reading(folder, "", settings),
                            lines,
                            name)
                    .toEnd();
        }
    }

    private void leftAbandoned(String id) throws IOException {
        try (Journal journal = Journal.open(folder.resolve("audit"), UnaryOperator.identity())) {
            journal.append(
                    id,
                    new DeploymentStarted(
                            "edu:other",
                            "production",
                            "ann",
                            "main",
                            "c0ffee",
                            false,
                            "ci",
                            "production",
                            Optional.empty(),
                            "host",
                            1,
                            "1"));
        }
    }

    private List<String> deployments() throws IOException {
        try (Stream<JournalEntry> lines =
                JournalView.of(folder.resolve("audit")).after(0)) {
            return lines.filter(line -> line.event() instanceof DeploymentStarted)
                    .map(JournalEntry::deploymentId)
                    .toList();
        }
    }

    /** A screen on which somebody waits for a line. */
    private final class Hearing implements Screen {
        private final String words;
        private final Runnable then;

        Hearing(String words, Runnable then) {
            this.words = words;
            this.then = then;
        }

        @Override
        public void say(String line) {
            said.add(line);
        }

        @Override
        public void warn(String line) {
            said.add(line);
            if (line.startsWith(words)) {
                then.run();
            }
        }
    }
}
