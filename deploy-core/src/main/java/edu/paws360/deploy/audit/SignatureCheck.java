package edu.paws360.deploy.audit;

import edu.paws360.deploy.event.DeploymentAbandoned;
import edu.paws360.deploy.event.DeploymentClosed;
import edu.paws360.deploy.event.DeploymentCompleted;
import edu.paws360.deploy.event.DeploymentStarted;
import edu.paws360.deploy.event.DryRunCompleted;
import edu.paws360.deploy.event.JournalPruned;
import edu.paws360.deploy.event.JournalSigned;
import edu.paws360.deploy.journal.JournalEntry;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
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
    private static final int NAMED = 10;

    private final Map<String, TrustedKey> keys;
    private final Map<String, Lines> notBySelf = new LinkedHashMap<>();
    private final Map<String, Long> bySelf = new HashMap<>();
    private final Set<String> begun = new HashSet<>();
    private final Set<String> ended = new HashSet<>();
    private final Set<String> closed = new HashSet<>();
    private final Set<String> abandoned = new LinkedHashSet<>();
    private final Map<String, Long> strangers = new LinkedHashMap<>();
    private Optional<String> fault = Optional.empty();
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

    /** The first and the last line of a deployment that no signature of its own covers. */
    private record Lines(long first, long last) {
        Lines and(Lines later) {
            return new Lines(Math.min(first, later.first), Math.max(last, later.last));
        }
    }

    @Override
    public void accept(JournalEntry entry) {
        last = entry.number();
        boolean good = entry.event() instanceof JournalSigned signed && isGood(entry, signed);
        if (good) {
            signedUpTo = last;
            notBySelf.remove(entry.deploymentId());
            bySelf.put(entry.deploymentId(), last);
        } else {
            notBySelf.merge(entry.deploymentId(), new Lines(last, last), Lines::and);
        }
        if (entry.event() instanceof DeploymentStarted) {
            begun.add(entry.deploymentId());
        } else if (entry.event() instanceof DeploymentCompleted || entry.event() instanceof JournalPruned) {
            ended.add(entry.deploymentId());
        } else if (entry.event() instanceof DeploymentClosed || entry.event() instanceof DryRunCompleted) {
            closed.add(entry.deploymentId());
        } else if (entry.event() instanceof DeploymentAbandoned) {
            abandoned.add(entry.deploymentId());
        }
    }

    /** Only a deployment that began and came to no end can have crashed: a run never calls anything else abandoned. */
    private boolean isCrashed(String id) {
        return abandoned.contains(id) && begun.contains(id) && !ended.contains(id);
    }

    private boolean isGood(JournalEntry entry, JournalSigned signed) {
        TrustedKey key = keys.get(signed.keyId());
        if (key == null) {
            strangers.put(signed.keyId(), entry.number());
            return false;
        }
        boolean good = signed.upTo() == entry.number() - 1
                && signed.hash().equals(entry.previousHash())
                && key.made(signed, entry.deploymentId());
        if (!good) {
            fault = fault.or(() -> Optional.of("the signature in line " + entry.number() + " by key " + signed.keyId()
                    + " is not one of line " + (entry.number() - 1) + " as it is now"));
        }
        return good;
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
     * Whether a deployment has itself signed the journal up to one of its lines, or further.
     *
     * @param deploymentId the deployment
     * @param number the line's number
     * @return {@code false} if no good signature of its own covers the line
     */
    public boolean hasSigned(String deploymentId, long number) {
        return bySelf.getOrDefault(deploymentId, 0L) >= number;
    }

    /**
     * Whatever is not proven by a signature, if anything is.
     *
     * @param runs whether a deployment is still under way, and so not signed yet
     * @param known the number of a line up to which the journal is proven otherwise; 0 if none is
     * @return what was seen
     */
    public Optional<String> unsigned(Predicate<String> runs, long known) {
        if (signedUpTo == 0) {
            return last > 0 && open(runs, known).isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            "no line is signed by a key of deploy.audit.publicKeys" + strange(0, "; there are", ""));
        }
        List<String> open = open(runs.or(this::isCrashed), known);
        return open.isEmpty()
                ? Optional.empty()
                : Optional.of("behind line " + Math.max(signedUpTo, known) + ", the last one that is "
                        + (known > signedUpTo ? "proven" : "signed") + ", stand lines up to " + last + " of "
                        + some(open)
                        + ", which is not known to be under way; the next deployment that signs covers them, if they"
                        + " are what it found");
    }

    /** Who has lines behind the last signature, will not sign them any more, and is not excused. */
    private List<String> open(Predicate<String> excused, long known) {
        return ids(lines -> lines.last() > Math.max(signedUpTo, known), excused.negate());
    }

    /**
     * Whether a deployment has ended as the journal has it, all but its signature: then it is not under way, whatever says so.
     *
     * @param deploymentId the deployment
     * @return whether its last line but the signature was seen
     */
    public boolean hasClosed(String deploymentId) {
        return closed.contains(deploymentId);
    }

    /**
     * Deployments with lines that nothing proves, and that are excused for now, because they may yet sign them.
     *
     * @param runs whether a deployment is still under way
     * @param known the number of a line up to which the journal is proven otherwise; 0 if none is
     * @return their ids
     */
    public List<String> excused(Predicate<String> runs, long known) {
        return ids(lines -> lines.last() > known, runs);
    }

    /**
     * What the next signature will cover although whoever wrote it has not signed it, if anything is.
     *
     * @param runs whether a deployment is still under way, and so not signed yet
     * @return what was seen
     */
    public Optional<String> notSigned(Predicate<String> runs) {
        List<String> ids = open(runs, 0);
        return ids.isEmpty() ? Optional.empty() : Optional.of(linesOf(ids) + ", and no signature covers them");
    }

    /**
     * What is signed, but by another deployment than the one that it tells of, if anything is: whoever made it anew before that
     * one began made it part of what was signed. Each deployment signs its own last line; one that crashed does not, and says so.
     *
     * @param runs whether a deployment is still under way, and so not signed yet
     * @param known the number of a line up to which the journal is proven otherwise; 0 if none is
     * @return what was seen
     */
    public Optional<String> notBySelf(Predicate<String> runs, long known) {
        List<String> ids = ids(
                lines -> lines.last() > known && lines.last() <= signedUpTo,
                runs.or(this::isCrashed).negate());
        String strange = strange(
                known, ids.isEmpty() ? "there are" : "; there are", ", which is none of deploy.audit.publicKeys");
        String seen = ids.isEmpty() ? strange : others(ids) + strange;
        return seen.isEmpty() ? Optional.empty() : Optional.of(seen);
    }

    private String others(List<String> ids) {
        return linesOf(ids)
                + ", which no signature of their own covers, only a later one of another: they are as the one that signed"
                + " found them, which need not be as they were written";
    }

    private String linesOf(List<String> ids) {
        Lines all = ids.stream().map(notBySelf::get).reduce(Lines::and).orElseThrow();
        return "lines " + all.first() + " to " + all.last() + " are of " + some(ids);
    }

    /**
     * Deployments that crashed, as the journal says, and so have no signature of their own.
     *
     * @return their ids
     */
    public List<String> abandoned() {
        return ids(lines -> true, this::isCrashed);
    }

    private List<String> ids(Predicate<Lines> where, Predicate<String> which) {
        return notBySelf.entrySet().stream()
                .filter(one -> where.test(one.getValue()))
                .map(Map.Entry::getKey)
                .filter(which)
                .toList();
    }

    private static String some(List<String> ids) {
        String named = ids.stream().limit(NAMED).collect(Collectors.joining(", "));
        return ids.size() > NAMED ? named + " and " + (ids.size() - NAMED) + " more" : named;
    }

    private String strange(long known, String before, String behind) {
        List<String> ids = strangers.entrySet().stream()
                .filter(one -> one.getValue() > known)
                .map(Map.Entry::getKey)
                .toList();
        return ids.isEmpty() ? "" : before + " signatures by key " + some(ids) + behind;
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
