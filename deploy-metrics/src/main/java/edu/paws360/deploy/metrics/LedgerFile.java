package edu.paws360.deploy.metrics;

import edu.paws360.deploy.store.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.IntStream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The file that keeps the ledger of a folder's journal between runs. The caller keeps others out. */
final class LedgerFile {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Path file;

    LedgerFile(Path file) {
        this.file = file;
    }

    /**
     * The ledger of the run before. A file that makes no sense is put aside: the journal is the truth, and can be counted
     * again, except for what was pruned from it.
     *
     * @return the ledger; an empty one where there is none
     * @throws IOException if the file cannot be read
     */
    Ledger read() throws IOException {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (NoSuchFileException neverWritten) {
            return Ledger.EMPTY;
        }
        Optional<Ledger> ledger = understood(bytes);
        if (ledger.isEmpty()) {
            keepAside();
        }
        return ledger.orElse(Ledger.EMPTY);
    }

    private static Optional<Ledger> understood(byte[] bytes) {
        try {
            return Optional.ofNullable(JSON.readValue(bytes, Ledger.class));
        } catch (JacksonException senseless) {
            return Optional.empty();
        }
    }

    private void keepAside() throws IOException {
        Path aside = IntStream.iterate(1, n -> n + 1)
                .mapToObj(n -> file.resolveSibling(file.getFileName() + ".unreadable-" + n))
                .filter(Files::notExists)
                .findFirst()
                .orElseThrow();
        Files.move(file, aside);
    }

    void write(Ledger ledger) throws IOException {
        AtomicFile.write(file, JSON.writeValueAsString(ledger) + "\n");
    }
}
