package edu.paws360.deploy.metrics;

import edu.paws360.deploy.check.ReasonCode;
import edu.paws360.deploy.event.DeploymentCompleted;
import edu.paws360.deploy.event.Verdict;
import edu.paws360.deploy.event.Verdict.Outcome;
import edu.paws360.deploy.journal.Journal;
import edu.paws360.deploy.journal.JournalEntry;
import edu.paws360.deploy.journal.JournalReader;
import edu.paws360.deploy.queue.postgres.QueueDatabase;
import edu.paws360.deploy.sink.Receipt;
import edu.paws360.deploy.sink.Sink;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * A process that deploys successfully again and again, and delivers after each of them; after it was killed it goes on where
 * its journal ends. It says on its output how many it has done.
 */
final class CountingProcess {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private CountingProcess() {}

    /**
     * Starts it.
     *
     * @param store {@code folder}, {@code gateway} or {@code postgres}
     * @param address the gateway's or the database's
     * @param folder of the journal
     * @param name its own
     * @param runs how many successes
     */
    static Process start(String store, URI address, Path folder, String name, int runs) throws IOException {
        return JavaProcess.start(
                CountingProcess.class, store, address.toString(), folder.toString(), name, String.valueOf(runs));
    }

    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[2]);
        Sink sink = sink(args[0], URI.create(args[1]), folder);
        try (Journal journal = Journal.open(folder, text -> text)) {
            journal.mendAndVerify("begun-" + ProcessHandle.current().pid(), line -> {});
            for (int run = done(journal, args[3]); run < Integer.parseInt(args[4]); run++) {
                deploy(journal, args[3] + "-" + run);
                deliver(sink, journal);
                System.out.println(run);
            }
            deliverForSure(sink, journal);
        }
    }

    static Sink sink(String store, URI address, Path folder) {
        return switch (store) {
            case "folder" -> new PushgatewaySink(Gateway.at(address), TotalsStore.inFolder(folder));
            case "gateway" -> {
                Gateway gateway = Gateway.at(address);
                yield new PushgatewaySink(gateway, TotalsStore.inGateway(gateway, folder));
            }
            default -> counting(TotalsStore.inDatabase(new QueueDatabase(address, Duration.ofSeconds(10)), folder));
        };
    }

    private static Sink counting(TotalsStore store) {
        return new Sink() {
            @Override
            public String name() {
                return "database";
            }

            @Override
            public Receipt deliver(JournalReader journal) throws IOException, InterruptedException {
                return store.publish(name(), LIMIT, journal, ledger -> new Receipt(ledger.upTo(), "", List.of()));
            }
        };
    }

    private static int done(Journal journal, String name) throws IOException {
        try (Stream<JournalEntry> lines = journal.after(0)) {
            return (int) lines.filter(line -> line.event() instanceof DeploymentCompleted)
                    .filter(line -> line.deploymentId().startsWith(name + "-"))
                    .count();
        }
    }

    private static void deploy(Journal journal, String id) throws IOException {
        journal.append(id, ListJournal.start("main"));
        Verdict verdict = new Verdict(Outcome.SUCCEEDED, ReasonCode.OK, "done", "", Duration.ofMillis(1500));
        journal.append(id, new DeploymentCompleted(verdict));
    }

    /** What stands in the way of one run goes out with the next. */
    private static void deliver(Sink sink, Journal journal) throws InterruptedException {
        try {
            sink.deliver(journal);
        } catch (IOException later) {
            System.err.println(later.getMessage());
        }
    }

    private static void deliverForSure(Sink sink, Journal journal) throws Exception {
        for (int attempt = 1; ; attempt++) {
            try {
                sink.deliver(journal);
                return;
            } catch (IOException again) {
                if (attempt == 5) {
                    throw again;
                }
            }
        }
    }
}
