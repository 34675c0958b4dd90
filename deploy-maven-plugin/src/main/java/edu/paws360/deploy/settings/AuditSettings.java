package edu.paws360.deploy.settings;

import java.security.PrivateKey;
import java.security.PublicKey;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How the audit trail is kept, and what is asked of it.
 *
 * @param what what the goal does
 * @param last how many deployments are listed
 * @param deployment which one is shown; the last one where nothing says so
 * @param reported whose report is drawn; that of the last one where nothing says so
 * @param anchor an audit log id that was kept elsewhere
 * @param forget sinks that are gone for good
 * @param retention how old a line must be to be taken out, 365 days or more
 * @param signingKey what the journal is signed with
 * @param publicKeys whose signatures are believed
 */
public record AuditSettings(
        AuditDo what,
        int last,
        Optional<String> deployment,
        Optional<String> reported,
        Optional<String> anchor,
        Set<String> forget,
        Duration retention,
        Optional<Masked<PrivateKey>> signingKey,
        List<PublicKey> publicKeys) {
    /** Keeps its own copies. */
    public AuditSettings {
        forget = Set.copyOf(forget);
        publicKeys = List.copyOf(publicKeys);
    }

    static AuditSettings of(Values values) {
        return new AuditSettings(
                values.get(AuditKeys.DO),
                values.get(AuditKeys.LAST),
                values.find(AuditKeys.DEPLOYMENT),
                values.find(AuditKeys.REPORTED),
                values.find(AuditKeys.ANCHOR),
                values.find(AuditKeys.FORGET).map(Set::copyOf).orElse(Set.of()),
                values.get(AuditKeys.RETENTION),
                values.findMasked(AuditKeys.SIGNING_KEY),
                values.find(AuditKeys.PUBLIC_KEYS).orElse(List.of()));
    }
}
