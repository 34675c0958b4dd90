package edu.paws360.deploy.wiring;

import edu.paws360.deploy.audit.Anchor;
import edu.paws360.deploy.audit.AnchorCheck;
import edu.paws360.deploy.audit.SignatureCheck;
import edu.paws360.deploy.audit.TrustedKey;
import edu.paws360.deploy.console.Screen;
import edu.paws360.deploy.journal.JournalEntry;
import edu.paws360.deploy.journal.JournalException;
import edu.paws360.deploy.journal.JournalView;
import edu.paws360.deploy.journal.RunningMark;
import edu.paws360.deploy.journal.Verification;
import edu.paws360.deploy.settings.AuditSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Checks a journal by itself, against an audit log id from outside, and by the signatures of trusted keys. */
final class AuditVerification {
    private static final String ADVICE = "; where you know why (a run without the key, a crash while it delivered),"
            + " give -Ddeploy.audit.anchor an audit log id behind it that you trust: what stands up to there is not asked again";

    private final JournalView journal;
    private final Path folder;
    private final Screen screen;
    private final Optional<Anchor> given;
    private final Optional<AnchorCheck> anchor;
    private final Optional<SignatureCheck> signatures;

    AuditVerification(JournalView journal, AuditSettings audit, Path folder, Screen screen) {
        this.journal = journal;
        this.folder = folder;
        this.screen = screen;
        this.given = audit.anchor().flatMap(Anchor::parse);
        this.anchor = given.map(AnchorCheck::new);
        this.signatures = audit.publicKeys().isEmpty()
                ? Optional.empty()
                : Optional.of(new SignatureCheck(
                        audit.publicKeys().stream().map(TrustedKey::new).toList()));
    }

    /** What is not as it should be; empty if everything that was to be proven is. */
    Optional<String> toFailure() throws JournalException {
        Verification verified = journal.verify(entry -> watchers().forEach(one -> one.accept(entry)));
        screen.say("Chain: " + verified.lines() + " lines, each as it was written, and the head record agrees"
                + (verified.prunedUpTo() > 0 ? "; those up to " + verified.prunedUpTo() + " were taken out" : ""));
        screen.say("The journal goes up to " + verified.lines() + "-" + verified.lastHash()
                + "; keep this elsewhere, and give it to -Ddeploy.audit.anchor later");
        Optional<String> moved = anchor.flatMap(check -> check.fault(verified));
        screen.say(
                anchor.isEmpty()
                        ? "Audit log id: none given, so nobody can tell whether the whole journal was made anew"
                        : "Audit log id: " + moved.orElse("its line is there as it was, and so all before it"));
        long known = moved.isEmpty() ? anchored() : 0;
        Optional<String> unproven = signatures.flatMap(
                check -> check.bad().or(() -> check.unsigned(this::runs)).or(() -> check.notBySelf(this::runs, known)
                        .map(why -> why + ADVICE)));
        screen.say("Signature: " + signature(unproven));
        signatures
                .map(SignatureCheck::abandoned)
                .filter(Predicate.not(List::isEmpty))
                .ifPresent(this::tellAbandoned);
        return moved.map(why -> "the audit log id does not hold: " + why)
                .or(() -> unproven.map(why -> "the signatures do not prove the journal: " + why));
    }

    private long anchored() {
        return given.map(Anchor::number).orElse(0L);
    }

    /** A signature is the last thing that a deployment does, and these did not come so far. */
    private void tellAbandoned(List<String> ids) {
        screen.say("Not signed, as they crashed: " + String.join(", ", ids)
                + "; only an audit log id from then tells whether their lines are as they were written");
    }

    private List<Consumer<JournalEntry>> watchers() {
        return Stream.<Optional<? extends Consumer<JournalEntry>>>of(anchor, signatures)
                .<Consumer<JournalEntry>>flatMap(Optional::stream)
                .toList();
    }

    private String signature(Optional<String> unproven) {
        return signatures
                .map(check -> (check.bad().isPresent() ? "bad: " : unproven.isPresent() ? "unsigned: " : "")
                        + unproven.orElse(
                                check.signedUpTo() == 0
                                        ? "nothing is to be signed yet, as the first deployment is under way"
                                        : "signed and good up to line " + check.signedUpTo()))
                .orElse("not checked, as deploy.audit.publicKeys is not set");
    }

    private boolean runs(String deploymentId) {
        try {
            return RunningMark.lives(folder.resolve("running"), deploymentId);
        } catch (JournalException unknown) {
            return false;
        }
    }
}
