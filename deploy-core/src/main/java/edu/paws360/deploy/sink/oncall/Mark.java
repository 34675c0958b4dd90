package edu.paws360.deploy.sink.oncall;

import edu.paws360.deploy.journal.JournalEntry;
import edu.paws360.deploy.store.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * How far an Alertmanager was told, kept between runs. Immutable.
 *
 * @param version the version of this form
 * @param upTo the number of the last line that it was told of; 0 before the first
 * @param hash that line's hash, so that a journal that was replaced is noticed; empty before the first
 */
record Mark(int version, long upTo, String hash) {
    static final int VERSION = 1;
    static final Mark NONE = new Mark(VERSION, 0, "");

    private static final JsonMapper JSON = JsonMapper.builder().build();

    static Mark at(JournalEntry line) {
        return new Mark(VERSION, line.number(), line.hash());
    }

    /**
     * The mark of the run before. One that makes no sense counts as none: telling again does no harm, because an alert that is
     * told twice is the same alert.
     *
     * @throws IOException if the file cannot be read
     */
    static Mark read(Path file) throws IOException {
        try {
            Mark mark = JSON.readValue(Files.readAllBytes(file), Mark.class);
            return mark == null || mark.version != VERSION || mark.hash == null ? NONE : mark;
        } catch (NoSuchFileException | JacksonException neverWrittenOrSenseless) {
            return NONE;
        }
    }

    void write(Path file) throws IOException {
        AtomicFile.write(file, JSON.writeValueAsString(this) + "\n");
    }
}
