package edu.paws360.deploy.sink.github;

import edu.paws360.deploy.store.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.OptionalLong;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * How far the journal was told, kept between runs. Immutable.
 *
 * @param version the version of this form
 * @param upTo the number of the last line that needs not be read again
 */
record RecordCursor(int version, long upTo) {
    private static final int VERSION = 1;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Nothing where it was never written or makes no sense: then the newest deployment alone is told. */
    static OptionalLong read(Path file) throws IOException {
        try {
            RecordCursor cursor = JSON.readValue(Files.readAllBytes(file), RecordCursor.class);
            return cursor == null || cursor.version != VERSION || cursor.upTo < 0
                    ? OptionalLong.empty()
                    : OptionalLong.of(cursor.upTo);
        } catch (NoSuchFileException | JacksonException neverWrittenOrSenseless) {
            return OptionalLong.empty();
        }
    }

    static void write(Path file, long upTo) throws IOException {
        AtomicFile.write(file, JSON.writeValueAsString(new RecordCursor(VERSION, upTo)) + "\n");
    }
}
