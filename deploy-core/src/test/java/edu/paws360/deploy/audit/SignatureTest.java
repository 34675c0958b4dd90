package edu.paws360.deploy.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import edu.paws360.deploy.event.DeploymentAbandoned;
import edu.paws360.deploy.event.DeploymentEvent;
import edu.paws360.deploy.event.JournalPruned;
import edu.paws360.deploy.event.JournalSigned;
import edu.paws360.deploy.event.StageName;
import edu.paws360.deploy.event.StageStarted;
import edu.paws360.deploy.journal.Journal;
import edu.paws360.deploy.journal.JournalEntry;
import edu.paws360.deploy.journal.Verification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who can write the folder can make the whole chain anew: then only a signature, or an audit log id from outside, tells. */
class SignatureTest {
    @TempDir
    Path temp;

    private final SigningKey key = new SigningKey(pair("Ed25519").getPrivate());
    private Trail trail;

    @BeforeEach
    void begin() throws IOException {
        trail = new Trail(temp.resolve("audit"));
    }

    @Test
    void thePublicHalfIsFoundInThePrivateOne() {
        for (int number = 0; number < 20; number++) {
            KeyPair pair = pair("Ed25519");
            assertThat(new SigningKey(pair.getPrivate()).publicHalf()).isEqualTo(new TrustedKey(pair.getPublic()));
        }
    }

    @Test
    void anotherKindOfKeyIsRefused() {
        assertThatThrownBy(() -> new SigningKey(pair("Ed448").getPrivate()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("An Ed25519 key signs the journal, not one of ");
    }

    @Test
    void whatIsSignedIsSaidToBe() throws IOException {
        trail.whole("d1", "c1");
        trail.journal.seal("d1", key::sign);

        SignatureCheck check = check(trail.journal, key.publicHalf());
        assertThat(check.bad()).isEmpty();
        assertThat(check.unsigned(id -> false, 0)).isEmpty();
        assertThat(check.signedUpTo()).isEqualTo(6);
    }

    @Test
    void nothingSignedAndSignedByAnotherAreNotGood() throws IOException {
        trail.whole("d1", "c1");
        assertThat(check(trail.journal, key.publicHalf()).unsigned(id -> false, 0))
                .contains("no line is signed by a key of deploy.audit.publicKeys");

        SigningKey stranger = new SigningKey(pair("Ed25519").getPrivate());
        trail.journal.seal("d1", stranger::sign);
        assertThat(check(trail.journal, key.publicHalf()).unsigned(id -> false, 0))
                .contains("no line is signed by a key of deploy.audit.publicKeys; there are signatures by key "
                        + stranger.publicHalf().id());
        assertThat(check(trail.journal, key.publicHalf(), stranger.publicHalf()).unsigned(id -> false, 0))
                .isEmpty();
    }

    @Test
    void whatStandsBehindTheLastSignatureIsNotProvenUnlessItIsUnderWay() throws IOException {
        trail.whole("d1", "c1");
        trail.journal.seal("d1", key::sign);
        trail.start("d2", "c2");

        SignatureCheck check = check(trail.journal, key.publicHalf());
        assertThat(check.unsigned("d2"::equals, 0)).isEmpty();
        assertThat(check.unsigned(id -> false, 0)).hasValueSatisfying(why -> assertThat(why)
                .startsWith("behind line 6, the last one that is signed, stand lines up to 7 of d2"));
    }

    @Test
    void aChainThatWasMadeAnewIsFoundByTheSignature() throws IOException {
        trail.whole("d1", "c1");
        trail.journal.seal("d1", key::sign);
        Journal forged = madeAnew(1);

        assertThat(forged.verify(entry -> {})).isEqualTo(new Verification(6, lastHash(forged), 0));
        assertThat(check(forged, key.publicHalf()).bad())
                .contains("the signature in line 6 by key " + key.publicHalf().id()
                        + " is not one of line 5 as it is now");
    }

    @Test
    void aChainThatWasMadeAnewWithoutItsSignaturesIsUnsigned() throws IOException {
        trail.whole("d1", "c1");
        trail.journal.seal("d1", key::sign);
        List<DeploymentEvent> events = events();
        Journal forged = written(events.subList(0, events.size() - 1));

        assertThat(check(forged, key.publicHalf()).unsigned(id -> false, 0)).isPresent();
    }

    @Test
    void aDeploymentThatWasMadeAnewIsNotProvenByTheNextOnesSignature() throws IOException {
        trail.whole("d1", "c1");
        trail.journal.seal("d1", key::sign);
        Journal forged = copy(5);
        forged.append("d2", new StageStarted(StageName.ROLLBACK));
        assertThat(check(forged, key.publicHalf()).notSigned(id -> false))
                .contains("lines 1 to 6 are of d1, d2, and no signature covers them");
        forged.append("d3", new StageStarted(StageName.BRANCH));
        forged.seal("d3", key::sign);

        SignatureCheck check = check(forged, key.publicHalf());
        assertThat(check.bad()).isEmpty();
        assertThat(check.unsigned(id -> false, 0)).isEmpty();
        assertThat(check.notBySelf(id -> false, 0))
                .contains(
                        "lines 1 to 6 are of d1, d2, which no signature of their own covers, only a later one of"
                                + " another: they are as the one that signed found them, which need not be as they were written");
        assertThat(check.notBySelf("d2"::equals, 0))
                .hasValueSatisfying(why -> assertThat(why).startsWith("lines 1 to 5 are of d1, which no"));
        assertThat(check.notBySelf(id -> false, 5))
                .hasValueSatisfying(why -> assertThat(why).startsWith("lines 6 to 6 are of d2, which no"));
        assertThat(check.notBySelf(id -> false, 6)).isEmpty();
    }

    @Test
    void whatIsWrittenForADeploymentBehindItsSignatureIsNotProvenByIt() throws IOException {
        trail.whole("d1", "c1");
        trail.journal.seal("d1", key::sign);
        trail.journal.append("d1", new StageStarted(StageName.ROLLBACK));
        trail.whole("d2", "c2");
        trail.journal.seal("d2", key::sign);

        assertThat(check(trail.journal, key.publicHalf()).notBySelf(id -> false, 0))
                .hasValueSatisfying(why -> assertThat(why).startsWith("lines 7 to 7 are of d1, which no"));
    }

    @Test
    void aSignatureIsThatOfTheDeploymentWhichMadeItOnly() throws IOException {
        trail.whole("d1", "c1");
        JournalEntry signed = trail.journal.seal("d1", key::sign);
        Journal forged = copy(5);
        forged.append("d2", signed.event());

        SignatureCheck check = check(forged, key.publicHalf());
        assertThat(check.bad())
                .hasValueSatisfying(why -> assertThat(why).startsWith("the signature in line 6 by key "));
        assertThat(check.signedUpTo()).isZero();
    }

    @Test
    void oneThatCrashedSignsNothingAndThatIsNoFault() throws IOException {
        trail.start("d1", "c1");
        trail.journal.append("d1", new DeploymentAbandoned("execute", true, "d2"));
        trail.whole("d2", "c2");
        trail.journal.seal("d2", key::sign);

        SignatureCheck check = check(trail.journal, key.publicHalf());
        assertThat(check.notBySelf(id -> false, 0)).isEmpty();
        assertThat(check.abandoned()).containsExactly("d1");
    }

    @Test
    void oneThatCrashedFailsNothingBeforeTheNextOneSigns() throws IOException {
        trail.whole("d1", "c1");
        trail.journal.seal("d1", key::sign);
        trail.start("d2", "c2");
        trail.journal.append("d2", new DeploymentAbandoned("execute", true, "d3"));
        trail.start("d3", "c3");

        SignatureCheck check = check(trail.journal, key.publicHalf());
        assertThat(check.unsigned("d3"::equals, 0)).isEmpty();
        assertThat(check.unsigned(id -> false, 0))
                .hasValueSatisfying(why -> assertThat(why).contains(" of d3, which is not known to be under way"));
        assertThat(check.notSigned("d3"::equals))
                .hasValueSatisfying(why -> assertThat(why).startsWith("lines 7 to 8 are of d2"));
        assertThat(check.abandoned()).containsExactly("d2");
    }

    @Test
    void whereNothingIsSignedACrashIsNoExcuse() throws IOException {
        trail.start("d1", "c1");
        trail.journal.append("d1", new DeploymentAbandoned("execute", true, "d2"));

        assertThat(check(trail.journal, key.publicHalf()).unsigned(id -> false, 0))
                .isPresent();
    }

    @Test
    void onlyADeploymentThatBeganAndHasNoEndIsExcusedAsACrash() throws IOException {
        trail.journal.append("never-begun", new StageStarted(StageName.BRANCH));
        trail.whole("ended", "c1");
        trail.start("pruned", "c2");
        trail.journal.append("pruned", new JournalPruned(1, "ab".repeat(32), 1, "archive/journal-1-1.jsonl.gz", "ann"));
        trail.start("crashed", "c3");
        for (String id : List.of("never-begun", "ended", "pruned", "crashed")) {
            trail.journal.append(id, new DeploymentAbandoned("execute", true, "d2"));
        }
        trail.whole("d2", "c4");
        trail.journal.seal("d2", key::sign);

        SignatureCheck check = check(trail.journal, key.publicHalf());
        assertThat(check.notBySelf(id -> false, 0))
                .hasValueSatisfying(why -> assertThat(why).contains(" are of never-begun, ended, pruned, which no"));
        assertThat(check.abandoned()).containsExactly("crashed");
    }

    @Test
    void aStrangersSignatureIsToldAlsoWhereAGoodOneFollows() throws IOException {
        SigningKey stranger = new SigningKey(pair("Ed25519").getPrivate());
        trail.whole("d1", "c1");
        trail.journal.seal("d1", stranger::sign);
        trail.whole("d2", "c2");
        trail.journal.seal("d2", key::sign);

        assertThat(check(trail.journal, key.publicHalf()).notBySelf(id -> false, 0))
                .contains("lines 1 to 6 are of d1, which no signature of their own covers, only a later one of another:"
                        + " they are as the one that signed found them, which need not be as they were written; there"
                        + " are signatures by key "
                        + stranger.publicHalf().id() + ", which is none of deploy.audit.publicKeys");
    }

    @Test
    void ofManyOnlySomeAreNamed() throws IOException {
        for (int number = 1; number <= 12; number++) {
            trail.journal.append("d" + number, new StageStarted(StageName.BRANCH));
        }
        trail.journal.seal("d12", key::sign);

        assertThat(check(trail.journal, key.publicHalf()).notBySelf(id -> false, 0))
                .hasValueSatisfying(why -> assertThat(why)
                        .startsWith(
                                "lines 1 to 11 are of d1, d2, d3, d4, d5, d6, d7, d8, d9, d10 and 1 more, which no"));
    }

    @Test
    void aJournalThatWasEmptiedIsNotProven() throws IOException {
        trail.whole("d1", "c1");
        trail.journal.seal("d1", key::sign);
        Files.delete(temp.resolve("audit/journal.head"));
        Files.write(temp.resolve("audit/journal.jsonl"), new byte[0]);

        assertThat(check(trail.journal, key.publicHalf()).unsigned(id -> true, 0))
                .contains("no line is signed by a key of deploy.audit.publicKeys");
    }

    @Test
    void theVeryFirstDeploymentIsNotSignedYetWhileItIsUnderWay() throws IOException {
        trail.start("d1", "c1");

        assertThat(check(trail.journal, key.publicHalf()).unsigned("d1"::equals, 0))
                .isEmpty();
        assertThat(check(trail.journal, key.publicHalf()).unsigned(id -> false, 0))
                .isPresent();
    }

    @Test
    void aChainThatWasMadeAnewIsFoundByAnAuditLogIdFromOutside() throws IOException {
        trail.whole("d1", "c1");
        trail.whole("d2", "c2");
        List<JournalEntry> all = all(trail.journal);
        Journal forged = madeAnew(3);

        for (JournalEntry line : all) {
            Anchor anchor = new Anchor(line.number(), line.hash());
            assertThat(fault(trail.journal, anchor)).isEmpty();
            assertThat(fault(forged, anchor).isPresent())
                    .as("line %s", line.number())
                    .isEqualTo(line.number() > 3);
        }
    }

    @Test
    void aTailThatWasCutOffWithItsHeadIsFoundByAnAuditLogIdFromOutsideOnly() throws IOException {
        trail.whole("d1", "c1");
        trail.journal.seal("d1", key::sign);
        JournalEntry last = trail.whole("d2", "c2");
        trail.journal.seal("d2", key::sign);
        Journal cut = copy(6);

        assertThat(cut.verify(entry -> {}).lines()).isEqualTo(6);
        SignatureCheck signature = check(cut, key.publicHalf());
        assertThat(signature.bad()).isEmpty();
        assertThat(signature.unsigned(id -> false, 0)).isEmpty();
        assertThat(fault(cut, new Anchor(last.number(), last.hash())))
                .contains(
                        "the journal ends with line 6, expected line 11 to be there: its tail was cut off, and its head"
                                + " record made anew");
    }

    @Test
    void anAuditLogIdOfALineThatWasTakenOutProvesNothing() throws IOException {
        trail.whole("d1", "c1");
        trail.whole("d2", "c2");
        List<JournalEntry> all = all(trail.journal);
        trail.journal.prune("p1", 5, "ann");

        assertThat(fault(trail.journal, new Anchor(5, all.get(4).hash()))).hasValueSatisfying(why -> assertThat(why)
                .startsWith("line 5 was taken out by pruning (up to line 5)"));
        assertThat(fault(trail.journal, new Anchor(4, all.get(3).hash()))).hasValueSatisfying(why -> assertThat(why)
                .startsWith("line 4 was taken out by pruning (up to line 5)"));
        assertThat(fault(trail.journal, new Anchor(7, all.get(6).hash()))).isEmpty();
    }

    @Test
    void anAuditLogIdIsReadAsItIsPrinted() {
        assertThat(Anchor.parse("7-" + "ab".repeat(32))).contains(new Anchor(7, "ab".repeat(32)));
        assertThat(Anchor.parse("0-" + "ab".repeat(32))).isEmpty();
        assertThat(Anchor.parse("7-" + "AB".repeat(32))).isEmpty();
        assertThat(new Anchor(7, "ab".repeat(32))).hasToString("7-" + "ab".repeat(32));
    }

    /** The same journal with another event behind line {@code number}, by somebody who knows how hashes are made. */
    private Journal madeAnew(int number) throws IOException {
        List<DeploymentEvent> events = events();
        events.set(number, new StageStarted(StageName.ROLLBACK));
        Journal forged = copy(number);
        for (DeploymentEvent event : events.subList(number, events.size())) {
            forged.append("d1", event);
        }
        return forged;
    }

    /** The first lines as they are, with a head that goes with them. */
    private Journal copy(int count) throws IOException {
        Path folder = temp.resolve("copy");
        Journal copy = Journal.open(folder, UnaryOperator.identity());
        List<String> lines =
                Files.readAllLines(temp.resolve("audit/journal.jsonl")).subList(0, count);
        JournalEntry last = all(trail.journal).get(count - 1);
        Files.writeString(folder.resolve("journal.jsonl"), String.join("\n", lines) + "\n");
        Files.writeString(
                folder.resolve("journal.head"),
                "{\"count\":" + count + ",\"hash\":\"" + last.hash() + "\",\"at\":\"" + last.at() + "\",\"bytes\":"
                        + Files.size(folder.resolve("journal.jsonl")) + "}\n");
        return copy;
    }

    private Journal written(List<DeploymentEvent> events) throws IOException {
        Journal forged = Journal.open(temp.resolve("forged"), UnaryOperator.identity());
        for (DeploymentEvent event : events) {
            forged.append("d1", event);
        }
        return forged;
    }

    private List<DeploymentEvent> events() throws IOException {
        return new ArrayList<>(
                all(trail.journal).stream().map(JournalEntry::event).toList());
    }

    private static List<JournalEntry> all(Journal journal) throws IOException {
        List<JournalEntry> seen = new ArrayList<>();
        journal.verify(seen::add);
        return seen;
    }

    private static String lastHash(Journal journal) throws IOException {
        List<JournalEntry> all = all(journal);
        assertThat(all.get(all.size() - 1).event()).isInstanceOf(JournalSigned.class);
        return all.get(all.size() - 1).hash();
    }

    private static Optional<String> fault(Journal journal, Anchor anchor) throws IOException {
        AnchorCheck check = new AnchorCheck(anchor);
        return check.fault(journal.verify(check));
    }

    private static SignatureCheck check(Journal journal, TrustedKey... keys) throws IOException {
        SignatureCheck check = new SignatureCheck(List.of(keys));
        journal.verify(check);
        return check;
    }

    private static KeyPair pair(String algorithm) {
        try {
            return KeyPairGenerator.getInstance(algorithm).generateKeyPair();
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
