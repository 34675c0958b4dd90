package edu.paws360.deploy.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import edu.paws360.deploy.audit.Anchor;
import edu.paws360.deploy.audit.AnchorCheck;
import edu.paws360.deploy.audit.DeploymentSummary;
import edu.paws360.deploy.audit.RecentDeployments;
import edu.paws360.deploy.audit.SignatureCheck;
import edu.paws360.deploy.audit.TrustedKey;
import edu.paws360.deploy.console.Screen;
import edu.paws360.deploy.event.JournalRepaired;
import edu.paws360.deploy.event.SinkDelivered;
import edu.paws360.deploy.journal.Journal;
import edu.paws360.deploy.journal.JournalEntry;
import edu.paws360.deploy.journal.JournalView;
import edu.paws360.deploy.journal.Verification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is taken out of the journal after a year is missed by nobody. */
class AuditShipmentTest {
    private static final InstantSource IN_A_YEAR = () -> Instant.now().plus(Duration.ofDays(366));

    @TempDir
    Path folder;

    private KeyPair pair;
    private String key;
    private JournalView journal;
    private ListScreen screen;

    @BeforeEach
    void make() throws Exception {
        pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        key = Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded());
        KilledRunMain.project(folder);
        journal = JournalView.of(folder.resolve("audit"));
    }

    @Test
    void whatIsLeftProvesItselfAndTheTotalsGoOn() throws Exception {
        for (int number = 1; number <= 4; number++) {
            deploy("commit " + number);
        }
        List<String> before = ids();
        JournalEntry last = lastLine();

        assertThat(shipment(IN_A_YEAR).shipAndPrune()).isEmpty();

        assertThat(screen.lines())
                .anyMatch(line -> line.startsWith("Lines up to ") && line.contains(" were taken out"));
        assertThat(ids()).containsExactly(before.get(0), before.get(1));
        AnchorCheck anchor = new AnchorCheck(new Anchor(last.number(), last.hash()));
        SignatureCheck signature = new SignatureCheck(List.of(new TrustedKey(pair.getPublic())));
        Verification verified = journal.verify(anchor.andThen(signature));
        assertThat(verified.prunedUpTo()).isPositive();
        assertThat(anchor.fault(verified)).isEmpty();
        assertThat(signature.bad()).isEmpty();
        assertThat(signature.unsigned(id -> false, 0)).isEmpty();

        deploy("commit 5");
        assertThat(Files.readString(folder.resolve("metrics.prom")))
                .containsPattern("deployment_success_total\\{[^}]*} 5\\.0");
        assertThat(deliveries()).allMatch(SinkDelivered::delivered);
    }

    @Test
    void nothingYoungIsTakenOut() throws Exception {
        for (int number = 1; number <= 4; number++) {
            deploy("commit " + number);
        }

        assertThat(shipment(() -> Instant.now().plus(Duration.ofDays(364))).shipAndPrune())
                .isEmpty();

        assertThat(ids()).hasSize(4);
        assertThat(screen.lines())
                .anyMatch(line -> line.startsWith("No line was taken out; what follows is younger than "));
    }

    @Test
    void whatWasDeliveredIsSignedAlsoWhereNothingCanBeTakenOut() throws Exception {
        for (int number = 1; number <= 4; number++) {
            deploy("commit " + number);
        }
        Files.writeString(folder.resolve("audit/archive"), "a file");

        assertThatThrownBy(() -> shipment(IN_A_YEAR).shipAndPrune()).isInstanceOf(IOException.class);

        SignatureCheck signature = new SignatureCheck(List.of(new TrustedKey(pair.getPublic())));
        journal.verify(signature);
        assertThat(signature.unsigned(id -> false, 0)).isEmpty();
        assertThat(signature.notBySelf(id -> false, 0)).isEmpty();
    }

    @Test
    void whatItMendedIsSignedAlsoByWhoeverIsInAHurry() throws Exception {
        deploy("commit 1");
        Files.writeString(folder.resolve("audit/journal.jsonl"), "{\"number\":", StandardOpenOption.APPEND);

        assertThatThrownBy(() -> shipment(IN_A_YEAR, hurried()).ship()).isInstanceOf(InterruptedException.class);

        SignatureCheck signature = new SignatureCheck(List.of(new TrustedKey(pair.getPublic())));
        List<JournalEntry> repaired = new ArrayList<>();
        journal.verify(signature.andThen(line -> {
            if (line.event() instanceof JournalRepaired) {
                repaired.add(line);
            }
        }));
        assertThat(repaired).hasSize(1);
        assertThat(signature.unsigned(id -> false, 0)).isEmpty();
        assertThat(signature.notBySelf(id -> false, 0)).isEmpty();
    }

    /** Interrupts once something is said, which is what was mended. */
    private static Screen hurried() {
        return new Screen() {
            @Override
            public void say(String line) {
                Thread.currentThread().interrupt();
            }

            @Override
            public void warn(String line) {
                say(line);
            }
        };
    }

    @Test
    void nothingIsSignedOnTopOfABadSignature() throws Exception {
        deploy("commit 1");
        try (Journal forged = Journal.open(folder.resolve("audit"), UnaryOperator.identity())) {
            forged.append("forged", lastLine().event());
        }
        long before = lastLine().number();

        assertThatThrownBy(() -> shipment(IN_A_YEAR).shipAndPrune())
                .hasMessageStartingWith("The journal was changed and its hashes were made anew");

        assertThat(lastLine().number()).isEqualTo(before);
    }

    @Test
    void itIsMarkedAsRunningSoThatWhatItHasNotSignedYetIsNoFault() throws Exception {
        deploy("commit 1");
        MarksScreen marks = new MarksScreen(folder.resolve("audit"));

        assertThat(shipment(IN_A_YEAR, marks).ship()).isEmpty();

        marks.requireMarkOfLast();
    }

    private AuditShipment shipment(InstantSource clock) throws Exception {
        screen = new ListScreen(new ArrayList<>());
        return shipment(clock, screen);
    }

    private AuditShipment shipment(InstantSource clock, Screen shown) throws Exception {
        return new AuditShipment(KilledRunMain.surroundings(folder), KilledRunMain.reading(folder, key), shown, clock);
    }

    private void deploy(String message) throws Exception {
        KilledRunMain.commit(folder.resolve("project"), message);
        assertThat(new ProductionRun(
                                KilledRunMain.surroundings(folder),
                                KilledRunMain.reading(folder, key),
                                new ListScreen(new ArrayList<>()))
                        .toVerdict()
                        .succeeded())
                .isTrue();
    }

    private List<String> ids() throws Exception {
        return RecentDeployments.in(journal, 10).stream()
                .map(DeploymentSummary::id)
                .toList();
    }

    private JournalEntry lastLine() throws Exception {
        try (Stream<JournalEntry> lines = journal.backwards()) {
            return lines.findFirst().orElseThrow();
        }
    }

    private List<SinkDelivered> deliveries() throws Exception {
        try (Stream<JournalEntry> lines = journal.after(0)) {
            return lines.map(JournalEntry::event)
                    .map(event ->
                            event instanceof SinkDelivered sink ? Optional.of(sink) : Optional.<SinkDelivered>empty())
                    .flatMap(Optional::stream)
                    .toList();
        }
    }
}
