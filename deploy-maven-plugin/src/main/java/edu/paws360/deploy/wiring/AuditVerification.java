package edu.paws360.deploy.wiring;

import edu.paws360.deploy.audit.SignatureCheck;
import edu.paws360.deploy.console.Screen;
import edu.paws360.deploy.http.Countdown;
import edu.paws360.deploy.journal.JournalException;
import edu.paws360.deploy.journal.JournalView;
import edu.paws360.deploy.settings.AuditSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Checks a journal by itself, against an audit log id from outside, and by the signatures of trusted keys. */
final class AuditVerification {
    /** Between a deployment's last line and its signature stands one line, so a moment. */
    private static final Duration TO_SIGN = Duration.ofSeconds(10);

    private static final long BETWEEN_LOOKS = 100;

    private final JournalView journal;
    private final AuditSettings audit;
    private final Looking looking;
    private final Screen screen;
    private final Duration patience;

    /** How a look is taken. */
    @FunctionalInterface
    interface Looking {
        AuditLook now() throws JournalException;
    }

    AuditVerification(JournalView journal, AuditSettings audit, Path folder, Screen screen) {
        this(journal, audit, () -> AuditLook.at(journal, folder, audit), screen, TO_SIGN);
    }

    AuditVerification(JournalView journal, AuditSettings audit, Looking looking, Screen screen, Duration patience) {
        this.journal = journal;
        this.audit = audit;
        this.looking = looking;
        this.screen = screen;
        this.patience = patience;
    }

    /** What is not as it should be; empty if everything that was to be proven is. */
    Optional<String> toFailure() throws JournalException, InterruptedException {
        AuditLook look = look();
        tellChain(look);
        Optional<String> unproven = look.unproven();
        screen.say("Signature: " + signature(look, unproven));
        tell(look.excused(), "Not signed yet, as they are marked as under way: ", "");
        tell(
                look.signatures().map(SignatureCheck::abandoned).orElse(List.of()),
                "Not signed, as they crashed: ",
                "; only an audit log id from then tells whether their lines are as they were written");
        return look.moved()
                .map(why -> "the audit log id does not hold: " + why)
                .or(() -> unproven.map(why -> "the signatures do not prove the journal: " + why));
    }

    /** Who has ended is not excused by its mark, so it is given the moment that its signature takes. */
    private AuditLook look() throws JournalException, InterruptedException {
        AuditLook look = looking.now();
        // A long journal takes longer to read than a signature to be written.
        Countdown time = Countdown.of(patience);
        while ((look.isAboutToBeSigned() || isOutdated(look)) && !time.left().isZero()) {
            TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS);
            look = looking.now();
        }
        return look;
    }

    /** Who ended while the lines were read has no mark any more, and its signature stands behind what was read. */
    private boolean isOutdated(AuditLook look) {
        return look.unproven().isPresent() && journal.last() > look.verified().lines();
    }

    private void tellChain(AuditLook look) {
        long lines = look.verified().lines();
        long pruned = look.verified().prunedUpTo();
        screen.say("Chain: " + lines + " lines, each as it was written, and the head record agrees"
                + (pruned > 0 ? "; those up to " + pruned + " were taken out" : ""));
        screen.say("The journal goes up to " + lines + "-" + look.verified().lastHash()
                + "; keep this elsewhere, and give it to -Ddeploy.audit.anchor later");
        screen.say(
                audit.anchor().isEmpty()
                        ? "Audit log id: none given, so nobody can tell whether the whole journal was made anew"
                        : "Audit log id: " + look.moved().orElse("its line is there as it was, and so all before it"));
    }

    private void tell(List<String> ids, String before, String behind) {
        Optional.of(ids)
                .filter(Predicate.not(List::isEmpty))
                .ifPresent(some -> screen.say(before + String.join(", ", some) + behind));
    }

    private static String signature(AuditLook look, Optional<String> unproven) {
        return look.signatures()
                .map(check -> unproven.map(why -> (check.bad().isPresent() ? "bad: " : "unsigned: ") + why)
                        .orElseGet(() -> good(look, check.signedUpTo())))
                .orElse("not checked, as deploy.audit.publicKeys is not set");
    }

    private static String good(AuditLook look, long signedUpTo) {
        String anchored = look.known() > signedUpTo
                ? "what stands up to line " + look.known() + " is proven by the audit log id"
                : "";
        if (signedUpTo > 0) {
            return "signed and good up to line " + signedUpTo + (anchored.isEmpty() ? "" : "; " + anchored);
        }
        return look.excused().isEmpty()
                ? "none; " + anchored
                : "nothing is to be signed yet, as the first deployment is under way";
    }
}
