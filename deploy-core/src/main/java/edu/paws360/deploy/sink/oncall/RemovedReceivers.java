package edu.paws360.deploy.sink.oncall;

import edu.paws360.deploy.journal.JournalReader;
import edu.paws360.deploy.sink.Receipt;
import edu.paws360.deploy.sink.Sink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Receivers that were told of incidents and are not named in {@code deploy.oncall.urls} any more: they cannot be told the end, so
 * this is said, run after run, until somebody has seen to it. Immutable.
 */
public final class RemovedReceivers implements Sink {
    private final Path folder;
    private final Set<String> named;

    private RemovedReceivers(Path folder, Set<String> named) {
        this.folder = folder;
        this.named = Set.copyOf(named);
    }

    /**
     * Looks for them.
     *
     * @param folder the audit folder
     * @param named the ledgers of the receivers that are named ({@link OnCallSink#ledgerName()})
     * @return a sink that speaks of those that are not named any more; nothing where there are none
     */
    public static Optional<Sink> in(Path folder, Set<String> named) {
        RemovedReceivers removed = new RemovedReceivers(folder, named);
        try {
            return removed.ledgers().isEmpty() ? Optional.empty() : Optional.of(removed);
        } catch (IOException unreadable) {
            return Optional.of(removed);
        }
    }

    private List<Path> ledgers() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> isRemoved(file.getFileName().toString()))
                    .sorted()
                    .toList();
        }
    }

    private boolean isRemoved(String file) {
        return file.matches(LedgerFile.BEGIN + "[0-9a-f-]{36}\\.json") && !named.contains(file);
    }

    @Override
    public String name() {
        return "oncall";
    }

    /**
     * Looks for what has ended and could not be told.
     *
     * @throws IOException if there is something
     */
    @Override
    public Receipt deliver(JournalReader journal) throws IOException {
        List<String> left = new ArrayList<>();
        for (Path file : ledgers()) {
            Ledger ledger = Ledger.read(file, "a receiver");
            Incidents incidents = Incidents.in(journal, ledger.mark());
            Telling.ended(ledger.beside(incidents), incidents)
                    .map(page -> ledger.receiver() + ", which deploy.oncall.urls does not name any more, still shows "
                            + Sender.inWords(page.incident())
                            + ", which has ended. End it there or name it again, then remove " + file + ".")
                    .forEach(left::add);
        }
        if (!left.isEmpty()) {
            throw new IOException(String.join(" ", left));
        }
        return new Receipt(journal.last(), "receivers that were removed show nothing that has ended", List.of());
    }
}
