package edu.paws360.deploy.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.audit.SigningKey;
import edu.paws360.deploy.event.DeploymentClosed;
import edu.paws360.deploy.event.StageName;
import edu.paws360.deploy.event.StageStarted;
import edu.paws360.deploy.journal.Journal;
import edu.paws360.deploy.journal.JournalEntry;
import edu.paws360.deploy.journal.RunningMark;
import edu.paws360.deploy.settings.AuditDo;
import edu.paws360.deploy.settings.AuditSettings;
import edu.paws360.deploy.testbed.Eventually;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What {@code deploy.audit.do=verify} says of lines that nobody has signed. */
@Timeout(60)
class AuditVerificationTest {
    private static final StageStarted LINE = new StageStarted(StageName.BRANCH);

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
    void whoIsExcusedAsUnderWayIsNamed() throws Exception {
        signed("d1");
        journal.append("d2", LINE);

        try (RunningMark mark = RunningMark.set(journal.running(), "d2")) {
            assertThat(verify(Optional.empty(), Duration.ZERO)).as("%s", mark).isEmpty();
        }

        assertThat(screen.lines())
                .endsWith(
                        "Signature: signed and good up to line 2",
                        "Not signed yet, as they are marked as under way: d2");
    }

    @Test
    void whoHasEndedIsNotExcusedByAMark() throws Exception {
        signed("d1");
        closed("d2");

        try (RunningMark mark = RunningMark.set(journal.running(), "d2")) {
            assertThat(verify(Optional.empty(), Duration.ZERO)).as("%s", mark).hasValueSatisfying(why -> assertThat(why)
                    .startsWith("the signatures do not prove the journal: behind line 2, the last one that is"
                            + " signed, stand lines up to 4 of d2, which is not known to be under way;"));
        }
        assertThat(screen.lines()).noneMatch(line -> line.startsWith("Not signed yet"));
    }

    @Test
    void whoHasJustEndedIsGivenTheMomentToSign() throws Exception {
        signed("d1");
        closed("d2");
        Thread verifying = Thread.currentThread();
        Thread signing = new Thread(() -> {
            Eventually.holds(() -> verifying.getState() == Thread.State.TIMED_WAITING);
            sign("d2");
        });

        try (RunningMark mark = RunningMark.set(journal.running(), "d2")) {
            signing.start();
            assertThat(verify(Optional.empty(), Duration.ofMinutes(1)))
                    .as("%s", mark)
                    .isEmpty();
        } finally {
            signing.join();
        }
        assertThat(screen.lines()).last().isEqualTo("Signature: signed and good up to line 5");
    }

    @Test
    void whoEndsBetweenTheLinesAndItsMarkIsLookedAtAgain() throws Exception {
        signed("d1");
        journal.append("d2", LINE);
        RunningMark mark = RunningMark.set(journal.running(), "d2");
        AuditSettings audit = settings(Optional.empty());
        AtomicInteger looks = new AtomicInteger();

        Optional<String> failure = new AuditVerification(
                        journal.view(),
                        audit,
                        () -> {
                            AuditLook look = AuditLook.at(journal.view(), folder, audit);
                            if (looks.incrementAndGet() == 1) {
                                sign("d2");
                                mark.close();
                            }
                            return look;
                        },
                        screen,
                        Duration.ofMinutes(1))
                .toFailure();

        assertThat(failure).isEmpty();
        assertThat(looks).hasValue(2);
        assertThat(screen.lines()).last().isEqualTo("Signature: signed and good up to line 4");
    }

    @Test
    void whoIsFoundUnderWayStaysSoForTheRestOfALook() throws Exception {
        signed("d1");
        journal.append("d2", LINE);
        RunningMark mark = RunningMark.set(journal.running(), "d2");
        AuditLook look = AuditLook.at(journal.view(), folder, settings(Optional.empty()));

        assertThat(look.unproven()).isEmpty();
        mark.close();

        assertThat(look.unproven()).isEmpty();
        assertThat(look.excused()).containsExactly("d2");
    }

    @Test
    void whatCannotBeToldOfAMarkIsSaid() throws Exception {
        signed("d1");
        journal.append("d2", LINE);
        Path mark = journal.running().resolve("d2.lock");
        Files.createSymbolicLink(mark, mark);

        assertThat(verify(Optional.empty(), Duration.ZERO)).hasValueSatisfying(why -> assertThat(why)
                .contains(
                        " of d2, which is not known to be under way; ",
                        "; whether d2 is under way cannot be told here: The mark " + mark + " cannot be read: ",
                        ". Ask as the account that deploys, on the machine that does"));
    }

    @Test
    void anAuditLogIdProvesATailThatNobodySigned() throws Exception {
        signed("d1");
        JournalEntry last = closed("d2");

        assertThat(verify(Optional.of(last), Duration.ZERO)).isEmpty();
        assertThat(screen.lines())
                .last()
                .isEqualTo(
                        "Signature: signed and good up to line 2; what stands up to line 4 is proven by the audit log"
                                + " id");

        journal.append("d3", LINE);
        assertThat(verify(Optional.of(last), Duration.ZERO)).hasValueSatisfying(why -> assertThat(why)
                .contains("behind line 4, the last one that is proven, stand lines up to 5 of d3, "));
    }

    @Test
    void anAuditLogIdProvesAJournalWithoutAnySignature() throws Exception {
        JournalEntry last = closed("d1");

        assertThat(verify(Optional.of(last), Duration.ZERO)).isEmpty();
        assertThat(screen.lines())
                .last()
                .isEqualTo("Signature: none; what stands up to line 2 is proven by the audit log id");
        assertThat(verify(Optional.empty(), Duration.ZERO))
                .hasValueSatisfying(why -> assertThat(why).contains("no line is signed"));
    }

    private void signed(String id) throws IOException {
        journal.append(id, LINE);
        sign(id);
    }

    private JournalEntry closed(String id) throws IOException {
        journal.append(id, LINE);
        return journal.append(id, new DeploymentClosed("1-" + "0".repeat(64), List.of()));
    }

    private void sign(String id) {
        try {
            journal.seal(id, new SigningKey(pair.getPrivate())::sign);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private Optional<String> verify(Optional<JournalEntry> anchor, Duration patience) throws Exception {
        AuditSettings audit = settings(anchor);
        return new AuditVerification(
                        journal.view(), audit, () -> AuditLook.at(journal.view(), folder, audit), screen, patience)
                .toFailure();
    }

    private AuditSettings settings(Optional<JournalEntry> anchor) {
        return new AuditSettings(
                AuditDo.VERIFY,
                10,
                Optional.empty(),
                Optional.empty(),
                anchor.map(line -> line.number() + "-" + line.hash()),
                Set.of(),
                Duration.ofDays(365),
                Optional.empty(),
                List.of(pair.getPublic()));
    }
}
