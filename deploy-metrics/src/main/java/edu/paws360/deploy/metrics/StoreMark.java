package edu.paws360.deploy.metrics;

import edu.paws360.deploy.store.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * Remembers in {@code totals.store}, beside the journal, in which kind of store the journal was counted. In another one the
 * same lines would count again, and what others had counted would be missing: to Prometheus deployments that never were, or
 * a restart. So that is refused until somebody has decided what it is to be.
 */
final class StoreMark {
    private final Path file;
    private final StoreKind kind;

    StoreMark(Path auditFolder, StoreKind kind) {
        this.file = auditFolder.resolve("totals.store");
        this.kind = kind;
    }

    /**
     * Refuses a journal that was counted elsewhere.
     *
     * @throws IOException if it was, or that cannot be known
     */
    void require() throws IOException {
        Optional<String> kept = kept();
        if (kept.isEmpty()) {
            return;
        }
        Optional<StoreKind> before = Arrays.stream(StoreKind.values())
                .filter(one -> one.name().equals(kept.get()))
                .findFirst();
        if (before.isEmpty() || !kind.follows(before.get())) {
            throw refused(before.map(StoreKind::words).orElse("a store that this version does not know"));
        }
    }

    private IOException refused(String before) {
        return new IOException(
                "The totals of the metrics were kept in " + before + " so far, and now in " + kind.words()
                        + ", to which they cannot be carried over: this journal's deployments would count twice, or those of"
                        + " others not at all. Nothing was counted. Set deploy.queue.type and deploy.metrics.pushgateway back; or begin"
                        + " anew: delete the groups of the job " + PushgatewaySink.JOB
                        + " from the Pushgateway, and then remove " + file + ".");
    }

    /** The journal was counted. */
    void keep() throws IOException {
        if (!kept().equals(Optional.of(kind.name()))) {
            Files.createDirectories(file.toAbsolutePath().getParent());
            AtomicFile.write(file, kind.name() + "\n");
        }
    }

    private Optional<String> kept() throws IOException {
        try {
            return Optional.of(new String(Files.readAllBytes(file), StandardCharsets.US_ASCII).strip());
        } catch (NoSuchFileException never) {
            return Optional.empty();
        }
    }
}
