package edu.paws360.deploy.sink.loki;

import edu.paws360.deploy.store.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whose lines a spool holds, and how they are tagged: another run must send them as this one would have, or a line that was
 * sent already would not be known again. Immutable.
 *
 * @param version the version of this form
 * @param origin whose lines
 * @param tags how they are tagged
 */
record SpoolOrigin(int version, LokiOrigin origin, LokiTags tags) {
    static final String FILE = "origin.json";

    private static final int VERSION = 1;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    SpoolOrigin(LokiOrigin origin, LokiTags tags) {
        this(VERSION, origin, tags);
    }

    /** What stands in a spool's folder; nothing if that is no spool of this version. */
    static Optional<SpoolOrigin> read(Path folder) throws IOException {
        try {
            SpoolOrigin read = JSON.readValue(Files.readAllBytes(folder.resolve(FILE)), SpoolOrigin.class);
            return Optional.of(read).filter(spool -> spool.version == VERSION);
        } catch (NoSuchFileException | JacksonException none) {
            return Optional.empty();
        }
    }

    void write(Path folder) throws IOException {
        AtomicFile.write(folder.resolve(FILE), JSON.writeValueAsString(this) + "\n");
    }
}
