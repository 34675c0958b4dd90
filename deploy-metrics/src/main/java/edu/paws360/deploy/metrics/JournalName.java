package edu.paws360.deploy.metrics;

import edu.paws360.deploy.journal.JournalEntry;
import edu.paws360.deploy.journal.JournalReader;
import edu.paws360.deploy.store.AtomicFile;
import edu.paws360.deploy.store.FileGuard;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * By what a journal is known to a store that counts many of them: the hash of its first line, which holds a deployment's id and
 * a time. It is kept in {@code totals.journal} beside the journal, so that the journal keeps its name when it is pruned.
 */
final class JournalName {
    private static final Pattern FORM = Pattern.compile("[\\x21-\\x7e]{1,64}");

    private static final Duration LOCK_LIMIT = Duration.ofSeconds(10);

    private final Path file;

    JournalName(Path auditFolder) {
        this.file = auditFolder.resolve("totals.journal");
    }

    /**
     * The name of the journal. Sinks are called side by side, so one at a time looks and keeps it.
     *
     * @return nothing for a journal without lines
     * @throws IOException if it cannot be read or kept
     * @throws InterruptedException if the thread is interrupted while waiting for others
     */
    Optional<String> of(JournalReader journal) throws IOException, InterruptedException {
        Optional<JournalEntry> first = first(journal);
        if (first.isEmpty()) {
            return Optional.empty();
        }
        Files.createDirectories(file.toAbsolutePath().getParent());
        return FileGuard.holding(file.resolveSibling("totals.lock"), LOCK_LIMIT, () -> keptOrNew(first.get()));
    }

    private Optional<String> keptOrNew(JournalEntry first) throws IOException {
        Optional<String> kept = kept();
        if (first.number() > 1 && kept.isPresent()) {
            return kept;
        }
        String name = first.hash();
        if (!kept.equals(Optional.of(name))) {
            AtomicFile.write(file, name + "\n");
        }
        return Optional.of(name);
    }

    private static Optional<JournalEntry> first(JournalReader journal) throws IOException {
        try (Stream<JournalEntry> lines = journal.after(0)) {
            return lines.findFirst();
        } catch (UncheckedIOException e) {
            throw new IOException("The journal cannot be read: " + e.getCause().getMessage(), e);
        }
    }

    private Optional<String> kept() throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        String text = new String(Files.readAllBytes(file), StandardCharsets.US_ASCII).strip();
        return Optional.of(text).filter(FORM.asMatchPredicate());
    }
}
