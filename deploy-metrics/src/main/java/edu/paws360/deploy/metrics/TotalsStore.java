package edu.paws360.deploy.metrics;

import edu.paws360.deploy.journal.JournalReader;
import edu.paws360.deploy.queue.postgres.QueueDatabase;
import edu.paws360.deploy.sink.Receipt;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;

/**
 * Keeps the totals of all deployments over runs, where the queue's store is (design of the metrics, in docs/metrics.md):
 * in the audit folder, in the queue's database, or in the Pushgateway itself. With the counts it keeps how far each journal
 * was counted, in one step, so that neither a crash nor a repeated delivery nor another process loses a count or counts
 * twice. Thread-safe.
 */
public abstract sealed class TotalsStore permits FolderTotals, GatewayTotals, PostgresTotals {
    private final StoreMark mark;

    /** A store for the journal of a folder. */
    TotalsStore(Path auditFolder, StoreKind kind) {
        this.mark = new StoreMark(Objects.requireNonNull(auditFolder, "auditFolder"), kind);
    }

    /** What is done with the totals while nobody else publishes older ones. */
    @FunctionalInterface
    interface Publication {
        Receipt of(Ledger ledger) throws IOException, InterruptedException;
    }

    /**
     * Totals in {@code totals.json} of a folder, which is created when it is needed. They are those of one journal.
     *
     * @param auditFolder the audit folder ({@code deploy.audit.dir}), the same for every run that shares a journal
     * @return the store
     */
    public static TotalsStore inFolder(Path auditFolder) {
        return new FolderTotals(auditFolder);
    }

    /**
     * Totals in tables of the queue's database, for the journals of any number of machines, those included that live for
     * one run only. The tables are made when they are missing.
     *
     * @param database the database; connects to nothing yet
     * @param auditFolder the folder of the journal
     * @return the store
     */
    public static TotalsStore inDatabase(QueueDatabase database, Path auditFolder) {
        return new PostgresTotals(database, auditFolder);
    }

    /**
     * Totals in the Pushgateway itself, for the journals of any number of machines. They last as long as the gateway keeps
     * them: one that is started without {@code --persistence.file} forgets what journals that are gone had counted.
     *
     * @param gateway the gateway; connects to nothing yet
     * @param auditFolder the folder of the journal
     * @return the store
     */
    public static TotalsStore inGateway(Gateway gateway, Path auditFolder) {
        return new GatewayTotals(gateway, auditFolder);
    }

    /**
     * Counts what is new in the journal, and lets one process at a time publish, so that older totals never replace newer
     * ones: a counter that goes down looks like a restart to Prometheus.
     *
     * @param target what is published to, the same for all who replace the same thing
     * @param limit how long to wait for others
     * @param journal what is counted
     * @param publication gets the totals and how far they go
     * @return what the publication returns
     * @throws IOException if the journal is not the one that was counted before or was counted in another kind of store, the
     *     store cannot be used, or the publication failed
     * @throws InterruptedException if the thread is interrupted
     */
    final Receipt publish(String target, Duration limit, JournalReader journal, Publication publication)
            throws IOException, InterruptedException {
        mark.require();
        return publishCounted(target, limit, journal, publication);
    }

    /** Remembers that the journal was counted here, whatever comes of the publication. */
    final Ledger kept(Ledger counted) throws IOException {
        if (counted.upTo() > 0) {
            mark.keep();
        }
        return counted;
    }

    /** As {@link #publish}, for a journal that no other kind of store has counted; says what it counted to {@link #kept}. */
    abstract Receipt publishCounted(String target, Duration limit, JournalReader journal, Publication publication)
            throws IOException, InterruptedException;
}
