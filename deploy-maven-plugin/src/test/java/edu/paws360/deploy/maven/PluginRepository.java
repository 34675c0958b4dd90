package edu.paws360.deploy.maven;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The local repository that the tested {@code mvn} works with: our own artifacts as they were just built, and a link to the
 * developer's repository for everything else, so that nothing is fetched twice and nothing of ours is installed there.
 */
final class PluginRepository {
    /** The repository, made once in a JVM. */
    static final Path FOLDER = made();

    private PluginRepository() {}

    private static Path made() {
        try {
            Path built = Path.of(System.getProperty("it.built"));
            Path repository = Files.createTempDirectory(built.getParent(), "it-repository");
            Path ours = Files.createDirectories(repository.resolve("edu"));
            Files.createSymbolicLink(ours.resolve("paws360"), built.resolve("edu/paws360"));
            for (Path theirs : entries(Path.of(System.getProperty("it.developer")))) {
                if (!Files.exists(repository.resolve(theirs.getFileName()))) {
                    Files.createSymbolicLink(repository.resolve(theirs.getFileName()), theirs);
                }
            }
            return repository;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static List<Path> entries(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.toList();
        }
    }
}
