package edu.paws360.deploy.wiring;

import edu.paws360.deploy.audit.SignatureCheck;
import edu.paws360.deploy.audit.SigningKey;
import edu.paws360.deploy.event.SecretsRead;
import edu.paws360.deploy.journal.JournalEntry;
import edu.paws360.deploy.journal.JournalException;
import edu.paws360.deploy.pipeline.Recorder;
import edu.paws360.deploy.settings.AuditSettings;
import edu.paws360.deploy.settings.Masked;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Signs the journal with the key of the settings, if there is one, and never what such a key shows to have been changed. */
final class Signing {
    private final Optional<SigningKey> key;
    private final Optional<SignatureCheck> earlier;

    private Signing(Optional<SigningKey> key) {
        this.key = key;
        this.earlier = key.map(one -> new SignatureCheck(List.of(one.publicHalf())));
    }

    static Signing of(AuditSettings audit) {
        return new Signing(audit.signingKey().map(Masked::value).map(SigningKey::new));
    }

    /** Sees every line while the journal is verified. */
    Consumer<JournalEntry> check() {
        return entry -> earlier.ifPresent(check -> check.accept(entry));
    }

    /** Nothing is deployed, and nothing signed, on top of lines that were changed since our own key signed them. */
    void requireGood() throws JournalException {
        Optional<String> bad = earlier.flatMap(SignatureCheck::bad);
        if (bad.isPresent()) {
            throw new JournalException("The journal was changed and its hashes were made anew: " + bad.get()
                    + ". Keep the folder for an examination, and restore the journal from a backup or set deploy.audit.dir to a"
                    + " new folder");
        }
    }

    /** Signs everything that stands in the journal at this moment; where there is no key, nothing. */
    void sign(Recorder recorder, List<String> secretNames) throws JournalException {
        if (key.isPresent()) {
            recorder.record(new SecretsRead("signature", secretNames));
            recorder.seal(key.get()::sign);
        }
    }
}
