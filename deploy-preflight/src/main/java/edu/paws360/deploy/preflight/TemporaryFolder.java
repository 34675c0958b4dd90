package edu.paws360.deploy.preflight;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder that only we can read, and that is gone when it is closed. */
final class TemporaryFolder implements Closeable {
    private final Path path;

    TemporaryFolder() throws IOException {
        path = Files.createTempDirectory("preflight");
    }

    Path path() {
        return path;
    }

    @Override
    public void close() throws IOException {
        for (Path file : files()) {
            Files.deleteIfExists(file);
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(path)) {
            return files.sorted(Comparator.reverseOrder()).toList();
        }
    }
}
