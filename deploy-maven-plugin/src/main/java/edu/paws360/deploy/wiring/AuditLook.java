package edu.paws360.deploy.wiring;

import edu.paws360.deploy.audit.Anchor;
import edu.paws360.deploy.audit.AnchorCheck;
import edu.paws360.deploy.audit.SignatureCheck;
import edu.paws360.deploy.audit.TrustedKey;
import edu.paws360.deploy.journal.JournalEntry;
import edu.paws360.deploy.journal.JournalException;
import edu.paws360.deploy.journal.JournalView;
import edu.paws360.deploy.journal.Verification;
import edu.paws360.deploy.settings.AuditSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * One look at a whole journal: what its chain, an audit log id from outside and the signatures of trusted keys prove at this moment.
 *
 * @param verified how far the chain goes
 * @param moved what is wrong with the line of the audit log id; nothing where none is given
 * @param known up to where the audit log id proves the journal; 0 if it does not
 * @param signatures what is signed, if keys are trusted
 * @param marks who is under way
 */
record AuditLook(
        Verification verified,
        Optional<String> moved,
        long known,
        Optional<SignatureCheck> signatures,
        UnderWay marks) {
    private static final String ADVICE = "; where you know why (a run without the key, a crash while it delivered),"
            + " give -Ddeploy.audit.anchor an audit log id behind it that you trust: what stands up to there is not asked again";

    static AuditLook at(JournalView journal, Path folder, AuditSettings audit) throws JournalException {
        Optional<Anchor> given = audit.anchor().flatMap(Anchor::parse);
        Optional<AnchorCheck> anchor = given.map(AnchorCheck::new);
        Optional<SignatureCheck> signatures = audit.publicKeys().isEmpty()
                ? Optional.empty()
                : Optional.of(new SignatureCheck(
                        audit.publicKeys().stream().map(TrustedKey::new).toList()));
        List<Consumer<JournalEntry>> watchers = Stream.<Optional<? extends Consumer<JournalEntry>>>of(
                        anchor, signatures)
                .<Consumer<JournalEntry>>flatMap(Optional::stream)
                .toList();
        Verification verified = journal.verify(entry -> watchers.forEach(one -> one.accept(entry)));
        Optional<String> moved = anchor.flatMap(check -> check.fault(verified));
        long known = moved.isEmpty() ? given.map(Anchor::number).orElse(0L) : 0;
        return new AuditLook(verified, moved, known, signatures, new UnderWay(folder));
    }

    /** What nothing proves although it should be proven. */
    Optional<String> unproven() {
        return signatures.flatMap(check -> check.bad().or(() -> check.unsigned(this::runs, known)
                .map(this::withUnknown)
                .or(() -> check.notBySelf(this::runs, known).map(why -> withUnknown(why) + ADVICE))));
    }

    private String withUnknown(String why) {
        return why + marks.unknown().orElse("");
    }

    /** Who is under way has ended but for its signature at most in the journal: a mark alone excuses nobody for ever. */
    private boolean runs(String deploymentId) {
        return marks.test(deploymentId) && !hasClosed(deploymentId);
    }

    private boolean hasClosed(String deploymentId) {
        return signatures.filter(check -> check.hasClosed(deploymentId)).isPresent();
    }

    /** Deployments that are excused as they are under way. */
    List<String> excused() {
        return signatures.map(check -> check.excused(this::runs, known)).orElse(List.of());
    }

    /** Whether one that is under way has written its last line, and is about to sign it. */
    boolean isAboutToBeSigned() {
        return signatures
                .filter(check -> !check.excused(id -> hasClosed(id) && marks.test(id), known)
                        .isEmpty())
                .isPresent();
    }
}
