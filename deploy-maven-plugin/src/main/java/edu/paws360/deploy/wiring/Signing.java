package edu.paws360.deploy.wiring;

import edu.paws360.deploy.audit.SignatureCheck;
import edu.paws360.deploy.audit.SigningKey;
import edu.paws360.deploy.audit.TrustedKey;
import edu.paws360.deploy.console.Screen;
import edu.paws360.deploy.event.SecretsRead;
import edu.paws360.deploy.journal.JournalEntry;
import edu.paws360.deploy.journal.JournalException;
import edu.paws360.deploy.journal.RunningMark;
import edu.paws360.deploy.pipeline.Recorder;
import edu.paws360.deploy.settings.AuditSettings;
import edu.paws360.deploy.settings.Masked;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Signs the journal with the key of the settings, if there is one, and never what was not looked at before, or what a trusted key
 * shows to have been changed. For one thread.
 */
final class Signing {
    private final Optional<SigningKey> key;
    private final Optional<SignatureCheck> earlier;
    private boolean isGood;

    private Signing(Optional<SigningKey> key, List<TrustedKey> trusted) {
        this.key = key;
        List<TrustedKey> all = Stream.concat(trusted.stream(), key.map(SigningKey::publicHalf).stream())
                .toList();
        this.earlier = all.isEmpty() ? Optional.empty() : Optional.of(new SignatureCheck(all));
    }

    static Signing of(AuditSettings audit) {
        return new Signing(
                audit.signingKey().map(Masked::value).map(SigningKey::new),
                audit.publicKeys().stream().map(TrustedKey::new).toList());
    }

    /** Sees every line while the journal is verified. */
    Consumer<JournalEntry> check() {
        return entry -> earlier.ifPresent(check -> check.accept(entry));
    }

    /**
     * Nothing is deployed, and nothing signed, on top of lines that were changed since a trusted key signed them. What was not
     * signed at all may be a crash, so that is told to people only: the next signature will cover it.
     */
    void requireGood(Path running, String ownId, Screen screen) throws JournalException {
        Optional<String> bad = earlier.flatMap(SignatureCheck::bad);
        if (bad.isPresent()) {
            throw new JournalException("The journal was changed and its hashes were made anew: " + bad.get()
                    + ". Keep the folder for an examination, and restore the journal from a backup or set deploy.audit.dir to a"
                    + " new folder");
        }
        earlier.flatMap(check -> check.notSigned(id -> id.equals(ownId) || isLive(running, id)))
                .ifPresent(seen -> screen.warn("The journal is not signed to its end: " + seen
                        + ". A crash leaves that, or a run without the key; if it was neither, keep the folder for an"
                        + " examination."));
        isGood = true;
    }

    /**
     * A step of a deployment goes on only with what the steps before it have signed: otherwise its own signature, which is the
     * deployment's too, would cover whatever was put in their place since. Without a key nothing is signed, and so nothing required.
     *
     * @param deploymentId the deployment
     * @param before the lines of the steps before
     */
    void requireProven(String deploymentId, List<JournalEntry> before) throws JournalException {
        if (key.isEmpty() || before.isEmpty()) {
            return;
        }
        JournalEntry last = before.get(before.size() - 1);
        if (!earlier.orElseThrow().hasSigned(deploymentId, last.number())) {
            isGood = false;
            throw new JournalException(
                    "Deployment " + deploymentId + " cannot be gone on with: the steps before wrote lines up to "
                            + last.number()
                            + " of the journal, expected a signature of theirs by a trusted key behind them, so that nobody"
                            + " can have changed them in between. A step that was killed before it signed leaves that, or one without"
                            + " deploy.audit.signingKey: run the whole workflow again, which begins a new deployment. If it was neither, keep"
                            + " the folder for an examination.");
        }
    }

    private static boolean isLive(Path running, String id) {
        try {
            return RunningMark.lives(running, id);
        } catch (JournalException unknown) {
            return false;
        }
    }

    /** Signs everything that stands in the journal at this moment; nothing where there is no key, or it was not found good before. */
    void sign(Recorder recorder, List<String> secretNames) throws JournalException {
        if (key.isPresent() && isGood) {
            recorder.record(new SecretsRead("signature", secretNames));
            recorder.seal(key.get()::sign);
        }
    }
}
