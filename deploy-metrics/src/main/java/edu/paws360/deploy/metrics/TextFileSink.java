package edu.paws360.deploy.metrics;

import edu.paws360.deploy.journal.JournalReader;
import edu.paws360.deploy.sink.Receipt;
import edu.paws360.deploy.sink.Sink;
import edu.paws360.deploy.store.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;

/**
 * Writes the totals over both runners into a file in Prometheus' text format 0.0.4, for node_exporter's textfile collector,
 * which reads the files of its folder that end in {@code .prom}. The file is replaced as a whole, and everyone may read it.
 * Thread-safe, and safe among processes that share the store's folder.
 */
public final class TextFileSink implements Sink {
    /** Within the 10 s that all sinks have, with time to say what stood in the way. */
    private static final Duration LOCK_LIMIT = Duration.ofSeconds(9);

    private final Path file;
    private final TotalsStore store;

    /**
     * A sink that writes one file.
     *
     * @param file the file ({@code deploy.metrics.textfile}); its folder is created when it is needed
     * @param store the totals
     * @throws IllegalArgumentException if the path names no file
     */
    public TextFileSink(Path file, TotalsStore store) {
        this.store = Objects.requireNonNull(store, "store");
        if (file.getFileName() == null || file.getFileName().toString().isEmpty()) {
            throw new IllegalArgumentException("deploy.metrics.textfile is '" + file
                    + "', expected the path of a file, such as /var/lib/node_exporter/deployments.prom");
        }
        this.file = file.toAbsolutePath();
    }

    @Override
    public String name() {
        return "textfile";
    }

    /**
     * Counts what is new in the journal and replaces the file.
     *
     * @throws IOException if the totals cannot be brought up to date, or the file cannot be replaced
     */
    @Override
    public Receipt deliver(JournalReader journal) throws IOException, InterruptedException {
        return store.publish(name(), LOCK_LIMIT, journal, this::write);
    }

    private Receipt write(Ledger ledger) throws IOException {
        write(new TotalsCollector(ledger.totals().everywhere()).text());
        return new Receipt(ledger.upTo(), detail(), ledger.latestMetrics());
    }

    private void write(String text) throws IOException {
        try {
            Files.createDirectories(file.getParent());
            AtomicFile.write(file, text);
        } catch (IOException e) {
            throw new IOException(
                    "Cannot write " + file + ": " + e.getClass().getSimpleName() + " " + e.getMessage()
                            + ". Let deploy.metrics.textfile name a file in a folder that this account may write to.",
                    e);
        }
    }

    private String detail() {
        return file.toString().endsWith(".prom")
                ? "written to " + file
                : "written to " + file + " (node_exporter reads only files that end in .prom)";
    }
}
