package edu.paws360.deploy.queue.file;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Records in files that are replaced as a whole. Strict: what we did not write is not understood. */
final class Json {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Json() {}

    /** What a file holds that cannot be understood. */
    static final class NotOursException extends Exception {
        private static final long serialVersionUID = 1L;

        NotOursException(RuntimeException cause) {
            super(String.valueOf(cause.getMessage()).lines().findFirst().orElse(""), cause);
        }
    }

    static <T> T read(Path file, Class<T> type) throws IOException, NotOursException {
        try {
            return Objects.requireNonNull(JSON.readValue(Files.readAllBytes(file), type), "null");
        } catch (JacksonException | NullPointerException e) {
            throw new NotOursException(e);
        }
    }

    /** Writes and reads what will be written and read, so that the classes for it are there. */
    static void rehearse(Object value) {
        JSON.readValue(JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(value), value.getClass());
    }

    /**
     * Replaces a file, which is on the disk before anybody sees it. For one writer at a time. Unlike a channel's, this
     * stream's writes do not break on an interrupt.
     */
    static void write(Path file, Path draft, Object value) throws IOException {
        try (FileOutputStream stream = new FileOutputStream(draft.toFile())) {
            stream.write(JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(value));
            stream.getFD().sync();
        }
        Files.move(draft, file, ATOMIC_MOVE, REPLACE_EXISTING);
    }
}
