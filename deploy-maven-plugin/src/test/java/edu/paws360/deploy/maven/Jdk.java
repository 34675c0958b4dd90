package edu.paws360.deploy.maven;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A JDK of this machine: the number before the first dot of its version, and where it is. */
record Jdk(int major, Path home) {
    private static final Pattern VERSION = Pattern.compile("JAVA_VERSION=\"(\\d+)");

    /** The one that runs the tests, as it runs the build. */
    static Jdk ofTheBuild() {
        return new Jdk(Runtime.version().feature(), Path.of(System.getProperty("java.home")));
    }

    /** One of this major, from where people have them: the build itself, variables such as JAVA_HOME_25_X64, the usual folders. */
    static Optional<Jdk> find(int major) {
        return Stream.of(Stream.of(ofTheBuild()), named(), installed())
                .flatMap(jdks -> jdks)
                .filter(jdk -> jdk.major == major)
                .findFirst();
    }

    private static Stream<Jdk> named() {
        return System.getenv().entrySet().stream()
                .filter(variable -> variable.getKey().matches("(JAVA_HOME|JDK_?[0-9]).*"))
                .sorted(Map.Entry.comparingByKey())
                .flatMap(variable -> at(Path.of(variable.getValue())));
    }

    private static Stream<Jdk> installed() {
        return Stream.of(ofTheBuild().home().getParent(), Path.of("/usr/lib/jvm"))
                .filter(Files::isDirectory)
                .flatMap(folder -> entries(folder).flatMap(Jdk::at));
    }

    private static Stream<Path> entries(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().toList().stream();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Stream<Jdk> at(Path home) {
        Path release = home.resolve("release");
        if (!Files.isExecutable(home.resolve("bin/java")) || !Files.isReadable(release)) {
            return Stream.empty();
        }
        try {
            Matcher version = VERSION.matcher(Files.readString(release));
            return version.find() ? Stream.of(new Jdk(Integer.parseInt(version.group(1)), home)) : Stream.empty();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
