package edu.paws360.deploy.testbed;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A program that has to be on the machine.
 *
 * @param name its file name
 * @param debianPackage what brings it on Debian
 */
record Program(String name, String debianPackage) {
    /** Where servers are, which are no business of an ordinary user's PATH. */
    private static final List<Path> ELSEWHERE = List.of(Path.of("/usr/local/sbin"), Path.of("/usr/sbin"));

    private static final Path POSTGRESQL = Path.of("/usr/lib/postgresql");

    /** Where it is. */
    Optional<Path> find() {
        return folders()
                .map(folder -> folder.resolve(name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Its path, for a command. */
    String path() {
        return find().orElseThrow(() -> new IllegalStateException(missing())).toString();
    }

    String missing() {
        return name + " (Debian package " + debianPackage + ")";
    }

    private static Stream<Path> folders() {
        Stream<Path> path = Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .filter(entry -> !entry.isBlank())
                .map(Path::of);
        return Stream.of(path, ELSEWHERE.stream(), postgresql()).flatMap(folders -> folders);
    }

    /** Debian has one folder for each version of PostgreSQL; the newest comes first. */
    private static Stream<Path> postgresql() {
        if (!Files.isDirectory(POSTGRESQL)) {
            return Stream.empty();
        }
        try (Stream<Path> versions = Files.list(POSTGRESQL)) {
            return versions
                    .sorted(Comparator.comparing((Path folder) ->
                                    Integer.valueOf(folder.getFileName().toString()))
                            .reversed())
                    .map(version -> version.resolve("bin"))
                    .toList()
                    .stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
