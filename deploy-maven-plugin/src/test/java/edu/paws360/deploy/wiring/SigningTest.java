package edu.paws360.deploy.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import edu.paws360.deploy.audit.SigningKey;
import edu.paws360.deploy.event.JournalSigned;
import edu.paws360.deploy.event.StageName;
import edu.paws360.deploy.event.StageStarted;
import edu.paws360.deploy.journal.Journal;
import edu.paws360.deploy.journal.JournalEntry;
import edu.paws360.deploy.journal.JournalException;
import edu.paws360.deploy.journal.RunningMark;
import edu.paws360.deploy.pipeline.Recorder;
import edu.paws360.deploy.settings.AuditDo;
import edu.paws360.deploy.settings.AuditSettings;
import edu.paws360.deploy.settings.Masked;
import java.io.IOException;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run makes of earlier signatures before it does anything. */
class SigningTest {
    @TempDir
    Path folder;

    private final ListScreen screen = new ListScreen(new ArrayList<>());
    private KeyPair pair;
    private Journal journal;

    @BeforeEach
    void open() throws Exception {
        pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        journal = Journal.open(folder, UnaryOperator.identity());
    }

    @AfterEach
    void close() {
        journal.close();
    }

    @Test
    void aRunThatHasOnlyThePublicKeyIsRefusedTooWhereASignatureIsBad() throws IOException {
        journal.append("d1", new StageStarted(StageName.BRANCH));
        journal.seal(
                "d1",
                (number, hash, by) ->
                        new JournalSigned(number, hash, key().publicHalf().id(), "AAAA"));

        assertThatThrownBy(() -> begin("d2"))
                .isInstanceOf(JournalException.class)
                .hasMessageStartingWith(
                        "The journal was changed and its hashes were made anew: the signature in line 2 by key ");
    }

    @Test
    void whatNobodySignedIsToldBeforeItIsCoveredByTheNextSignature() throws IOException {
        journal.append("d1", new StageStarted(StageName.BRANCH));
        journal.seal("d1", key()::sign);
        journal.append("d2", new StageStarted(StageName.BRANCH));

        begin("d3");

        assertThat(screen.lines())
                .containsExactly(
                        "The journal is not signed to its end: lines 3 to 3 are of d2, and no signature covers them."
                                + " A crash leaves that, or a run without the key; if it was neither, keep the folder for an"
                                + " examination.");
    }

    @Test
    void whatIsUnderWayOrOurOwnIsNoMatter() throws IOException {
        journal.append("d1", new StageStarted(StageName.BRANCH));
        journal.seal("d1", key()::sign);
        journal.append("d2", new StageStarted(StageName.BRANCH));
        journal.append("d3", new StageStarted(StageName.BRANCH));

        try (RunningMark mark = RunningMark.set(journal.running(), "d2")) {
            assertThat(mark).isNotNull();
            begin("d3");
        }

        assertThat(screen.lines()).isEmpty();
    }

    @Test
    void aJournalThatBeginsIsNoMatter() throws IOException {
        begin("d1");

        assertThat(screen.lines()).isEmpty();
    }

    @Test
    void aStepGoesOnWithWhatTheStepsBeforeHaveSigned() throws IOException {
        List<JournalEntry> before = new ArrayList<>();
        before.add(journal.append("d1", new StageStarted(StageName.BRANCH)));
        before.add(journal.seal("d1", key()::sign));
        journal.append("d2", new StageStarted(StageName.BRANCH));
        Signing signing = signing(Optional.of(key()));
        begin(signing, "d1");

        signing.requireProven("d1", before);
        signing.sign(new Recorder(journal, "d1", List.of()), List.of());

        assertThat(journal.last()).isEqualTo(5);
    }

    @Test
    void aStepDoesNotGoOnWithWhatNobodySignedNorSignsIt() throws IOException {
        List<JournalEntry> before = new ArrayList<>();
        before.add(journal.append("d1", new StageStarted(StageName.BRANCH)));
        before.add(journal.seal("d1", key()::sign));
        before.add(journal.append("d1", new StageStarted(StageName.APPROVAL)));
        journal.append("d2", new StageStarted(StageName.BRANCH));
        journal.seal("d2", key()::sign);
        Signing signing = signing(Optional.of(key()));
        begin(signing, "d1");

        assertThatThrownBy(() -> signing.requireProven("d1", before))
                .isInstanceOf(JournalException.class)
                .hasMessageStartingWith(
                        "Deployment d1 cannot be gone on with: the steps before wrote lines up to 3 of the"
                                + " journal, expected a signature of theirs by a trusted key behind them, ");
        signing.sign(new Recorder(journal, "d1", List.of()), List.of());
        assertThat(journal.last()).isEqualTo(5);
    }

    @Test
    void withoutAKeyToSignNoStepIsRefused() throws IOException {
        List<JournalEntry> before = List.of(journal.append("d1", new StageStarted(StageName.BRANCH)));
        Signing signing = signing(Optional.empty());
        begin(signing, "d1");

        assertThatCode(() -> signing.requireProven("d1", before)).doesNotThrowAnyException();
    }

    @Test
    void nothingIsSignedThatWasNotLookedAt() throws IOException {
        journal.append("d1", new StageStarted(StageName.BRANCH));

        signing(Optional.of(key())).sign(new Recorder(journal, "d1", List.of()), List.of());

        assertThat(journal.last()).isEqualTo(1);
    }

    private void begin(String id) throws IOException {
        begin(signing(Optional.empty()), id);
    }

    private void begin(Signing signing, String id) throws IOException {
        journal.verify(signing.check());
        signing.requireGood(journal.running(), id, screen);
    }

    private Signing signing(Optional<SigningKey> key) {
        return Signing.of(new AuditSettings(
                AuditDo.LIST,
                10,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                Duration.ofDays(365),
                key.map(same -> new Masked<>(pair.getPrivate(), "***")),
                List.of(pair.getPublic())));
    }

    private SigningKey key() {
        return new SigningKey(pair.getPrivate());
    }
}
