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
 * is lost counts nothing twice. A group whose era is another one than this journal was counted into has lost everything, and
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
        this.gateway = Objects.requireNonNull(gateway, "gateway");
        this.folder = Objects.requireNonNull(auditFolder, "auditFolder");
        this.wire = new GatewayWire(gateway);
        this.name = new JournalName(auditFolder);
        this.memory = new GatewayMemory(auditFolder);
        this.term = term;
    }

    @Override
    Receipt publish(String target, Duration limit, JournalReader journal, Publication publication)
            throws IOException, InterruptedException {
        Countdown time = Countdown.of(limit);
        Files.createDirectories(folder);
        return FileGuard.holding(folder.resolve("totals-gateway.lock"), limit, () -> {
            Optional<String> journalName = name.of(journal);
            return publication.of(journalName.isEmpty() ? Ledger.EMPTY : counted(journal, journalName.get(), time));
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
        for (int look = 1; look <= ATTEMPTS; look++) {
            GatewayReader reader = lock.read();
            Map<RunnerRole, HeldGroup> wanted = new EnumMap<>(RunnerRole.class);
            Ledger ledger = Ledger.EMPTY;
            Totals all = Totals.NONE;
            for (RunnerRole role : RunnerRole.values()) {
                HeldGroup held = held(reader, role);
                ledger = count(journal, journalName, role, held);
                Totals after = ledger.totals().of(role);
                all = all.and(after);
                if (!after.equals(held.totals())) {
                    wanted.put(role, held.with(after, journalName, ledger.position(), Instant.now()));
                }
            }
            if (wanted.isEmpty()) {
                remember(reader, journalName);
                return ledger.onto(all);
            }
            for (Map.Entry<RunnerRole, HeldGroup> group : wanted.entrySet()) {
                wire.post(GatewayGroup.of(group.getKey()), group.getValue().text(), lock.hold());
            }
        }
        throw new IOException(
                "The Pushgateway at " + gateway.address() + " took what was pushed, and does not have it. See"
                        + " its log; the next run of the journal counts it.");
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

    private Ledger count(JournalReader journal, String journalName, RunnerRole role, HeldGroup held)
            throws IOException {
        Optional<Position> listed = held.position(journalName);
        Position before = listed.isPresent() ? listed.get() : memory.position(role, held);
        String totals = "the totals in the Pushgateway at " + gateway.address();
        return new Counting(
                        journal,
                        totals,
                        "delete the group " + GatewayGroup.of(role).path())
                .onto(held.totals(), before);
    }

    private void remember(GatewayReader reader, String journalName) throws IOException {
        for (RunnerRole role : RunnerRole.values()) {
            HeldGroup held = reader.held(role);
            Optional<Position> listed = held.position(journalName);
            if (listed.isPresent()) {
                memory.remember(role, held.era(), listed.get());
            }
        }
    }
}
