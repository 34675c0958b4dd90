package edu.paws360.deploy.sink.github;

import edu.paws360.deploy.queue.Destination;
import edu.paws360.deploy.store.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * How far the journal was told, kept between runs: for each destination, since each is told by its own runs. Immutable.
 *
 * @param version the version of this form
 * @param upTo the number of the last line that needs not be read again, by destination
 */
record RecordCursor(int version, Map<String, Long> upTo) {
    private static final int VERSION = 2;
    private static final RecordCursor NONE = new RecordCursor(VERSION, Map.of());
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Nothing where it was never written or makes no sense: then the newest deployment alone is told. */
    static RecordCursor read(Path file) throws IOException {
        try {
            RecordCursor cursor = JSON.readValue(Files.readAllBytes(file), RecordCursor.class);
            return cursor == null || cursor.version != VERSION || cursor.upTo == null ? NONE : cursor;
        } catch (NoSuchFileException | JacksonException neverWrittenOrSenseless) {
            return NONE;
        }
    }

    OptionalLong of(Destination what) {
        return Stream.ofNullable(upTo.get(what.toString()))
                .mapToLong(Long::longValue)
                .filter(line -> line >= 0)
                .findFirst();
    }

    void write(Path file, Destination what, long line) throws IOException {
        Map<String, Long> all = new TreeMap<>(upTo);
        all.put(what.toString(), line);
        AtomicFile.write(file, JSON.writeValueAsString(new RecordCursor(VERSION, all)) + "\n");
    }
}
