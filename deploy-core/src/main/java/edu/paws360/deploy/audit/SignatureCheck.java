package edu.paws360.deploy.audit;

import edu.paws360.deploy.event.JournalSigned;
import edu.paws360.deploy.journal.JournalEntry;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** How far trusted keys have signed a journal. Sees every line of a verified journal in order. Not thread-safe. */
public final class SignatureCheck implements Consumer<JournalEntry> {
    private final Map<String, TrustedKey> keys;
    private final Set<String> behind = new LinkedHashSet<>();
    private Optional<String> fault = Optional.empty();
    private Optional<String> stranger = Optional.empty();
    private long signedUpTo;
    private long last;

    /**
     * A check.
     *
     * @param keys the keys whose signatures are believed
     */
    public SignatureCheck(List<TrustedKey> keys) {
        this.keys = keys.stream().collect(Collectors.toMap(TrustedKey::id, Function.identity(), (one, same) -> one));
    }

    @Override
    public void accept(JournalEntry entry) {
        last = entry.number();
        if (entry.event() instanceof JournalSigned signed) {
            look(entry, signed);
        } else {
            behind.add(entry.deploymentId());
        }
    }

    private void look(JournalEntry entry, JournalSigned signed) {
        TrustedKey key = keys.get(signed.keyId());
        if (key == null) {
            stranger = Optional.of(signed.keyId());
        } else if (signed.upTo() != entry.number() - 1
                || !signed.hash().equals(entry.previousHash())
                || !key.made(signed)) {
            fault = fault.or(() -> Optional.of("the signature in line " + entry.number() + " by key " + signed.keyId()
                    + " is not one of line " + (entry.number() - 1) + " as it is now"));
        } else {
            signedUpTo = entry.number();
            behind.clear();
        }
    }

    /**
     * A signature that is bad, if there is one: lines were changed and their hashes made anew.
     *
     * @return what was seen
     */
    public Optional<String> bad() {
        return fault;
    }

    /**
     * Whatever is not proven by a signature, if anything is.
     *
     * @param runs whether a deployment is still under way, and so not signed yet
     * @return what was seen
     */
    public Optional<String> unsigned(Predicate<String> runs) {
        if (signedUpTo == 0) {
            return Optional.of("no line is signed by a key of deploy.audit.publicKeys"
                    + stranger.map(id -> "; there are signatures by key " + id).orElse(""));
        }
        String open = behind.stream().filter(runs.negate()).collect(Collectors.joining(", "));
        return open.isEmpty()
                ? Optional.empty()
                : Optional.of("behind line " + signedUpTo + ", the last one that is signed, stand lines up to " + last
                        + " of " + open
                        + ", which is not under way any more; the next deployment that signs covers them, if they"
                        + " are what it found");
    }

    /**
     * How far it is signed.
     *
     * @return the number of the last line that is signed, or is itself the signature; 0 if none is
     */
    public long signedUpTo() {
        return signedUpTo;
    }
}
