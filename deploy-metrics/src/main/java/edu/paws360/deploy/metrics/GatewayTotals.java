package edu.paws360.deploy.metrics;

import edu.paws360.deploy.event.RunnerRole;
import edu.paws360.deploy.http.Countdown;
import edu.paws360.deploy.http.UnconfirmedException;
import edu.paws360.deploy.journal.JournalReader;
import edu.paws360.deploy.sink.Receipt;
import edu.paws360.deploy.store.FileGuard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Keeps the totals in the groups of a Pushgateway. Under a {@link GatewayLock}: reads them back, adds the lines of the journal
 * that the group does not have yet, pushes, and reads again, until the gateway says itself that it has them; so an answer that
 * is lost counts nothing twice. The journal is read once for each attempt. A group whose era is another one than this journal was counted into has lost everything, and
 * gets all lines of the journal again.
 */
final class GatewayTotals extends TotalsStore {
    private static final int ATTEMPTS = 4;

    private final Gateway gateway;
    private final GatewayWire wire;
    private final Path folder;
    private final JournalName name;
    private final GatewayMemory memory;
    private final Duration term;

    GatewayTotals(Gateway gateway, Path auditFolder) {
        this(gateway, auditFolder, GatewayLock.TERM);
    }

    GatewayTotals(Gateway gateway, Path auditFolder, Duration term) {
        super(auditFolder, StoreKind.GATEWAY);
        this.gateway = Objects.requireNonNull(gateway, "gateway");
        this.folder = auditFolder;
        this.wire = new GatewayWire(gateway);
        this.name = new JournalName(auditFolder);
        this.memory = new GatewayMemory(auditFolder);
        this.term = term;
    }

    @Override
    Receipt publishCounted(String target, Duration limit, JournalReader journal, Publication publication)
            throws IOException, InterruptedException {
        Countdown time = Countdown.of(limit);
        Files.createDirectories(folder);
        return FileGuard.holding(folder.resolve("totals-gateway.lock"), limit, () -> {
            Optional<String> journalName = name.of(journal);
            return publication.of(
                    journalName.isEmpty() ? Ledger.EMPTY : kept(counted(journal, journalName.get(), time)));
        });
    }

    private Ledger counted(JournalReader journal, String journalName, Countdown time)
            throws IOException, InterruptedException {
        try (GatewayLock lock = GatewayLock.take(gateway, term, time)) {
            for (int attempt = 1; ; attempt++) {
                try {
                    return counted(journal, journalName, lock);
                } catch (UnconfirmedException unclear) {
                    if (!unclear.worthRepeating() || attempt == ATTEMPTS) {
                        throw unclear;
                    }
                    lock.rest(attempt);
                }
            }
        }
    }

    /** Pushes what the gateway does not have, and reads on until it has all. */
    private Ledger counted(JournalReader journal, String journalName, GatewayLock lock)
            throws IOException, InterruptedException {
        GatewayCount count = count(journal, journalName, groups(lock.read()));
        for (int look = 1; look < ATTEMPTS && !count.pushes().isEmpty(); look++) {
            for (RunnerRole role : count.pushes().keySet()) {
                push(role, count.pushes().get(role), lock);
            }
            Map<RunnerRole, HeldGroup> there = groups(lock.read());
            count = count.isIn(there) ? count.done() : count(journal, journalName, there);
        }
        if (!count.pushes().isEmpty()) {
            throw notThere();
        }
        remember(count, journalName);
        return count.ledger();
    }

    private void push(RunnerRole role, HeldGroup group, GatewayLock lock) throws IOException, InterruptedException {
        memory.intend(role, group);
        try {
            wire.post(GatewayGroup.of(role), group.text(), lock.hold());
        } catch (UnconfirmedException unclear) {
            if (!unclear.worthRepeating()) {
                memory.forget(role, group);
            }
            throw unclear;
        }
    }

    private IOException notThere() {
        return new IOException(
                "The Pushgateway at " + gateway.address() + " took what was pushed, and does not have it. See"
                        + " its log; the next run of the journal counts it.");
    }

    private GatewayCount count(JournalReader journal, String journalName, Map<RunnerRole, HeldGroup> held)
            throws IOException {
        Map<RunnerRole, Position> before = new EnumMap<>(RunnerRole.class);
        Totals all = Totals.NONE;
        for (RunnerRole role : RunnerRole.values()) {
            before.put(role, memory.position(role, held.get(role), journalName));
            all = all.and(held.get(role).totals());
        }
        String totals = "the totals in the Pushgateway at " + gateway.address();
        String anew = "delete the groups of the job " + PushgatewaySink.JOB;
        Map<RunnerRole, Ledger> ledgers = new EnumMap<>(RunnerRole.class);
        for (Map.Entry<RunnerRole, Uncounted> rest :
                new Counting(journal, totals, anew).after(before).entrySet()) {
            ledgers.put(rest.getKey(), rest.getValue().onto(all));
        }
        return GatewayCount.of(journalName, held, ledgers, Instant.now());
    }

    private Map<RunnerRole, HeldGroup> groups(GatewayReader reader) throws IOException {
        Map<RunnerRole, HeldGroup> groups = new EnumMap<>(RunnerRole.class);
        for (RunnerRole role : RunnerRole.values()) {
            groups.put(role, held(reader, role));
        }
        return groups;
    }

    private HeldGroup held(GatewayReader reader, RunnerRole role) throws IOException {
        try {
            return reader.held(role);
        } catch (IllegalArgumentException strange) {
            throw new IOException(
                    "The group " + GatewayGroup.of(role).path() + " of the Pushgateway at " + gateway.address()
                            + " was not pushed by this version: " + strange.getMessage()
                            + ". Nothing was counted there; delete the group to begin anew.",
                    strange);
        }
    }

    private void remember(GatewayCount count, String journalName) throws IOException {
        for (RunnerRole role : RunnerRole.values()) {
            memory.position(role, count.held().get(role), journalName);
        }
    }
}
