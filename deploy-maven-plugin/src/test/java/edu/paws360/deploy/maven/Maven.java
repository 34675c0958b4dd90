package edu.paws360.deploy.maven;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A Maven, and the JDK that it runs on. */
record Maven(String version, Path home, Jdk jdk) {
    /** The Java versions that each Maven is run on, beside that of the build. */
    static final List<Integer> JAVA = List.of(17, 25);

    private static final List<String> VERSIONS = List.of("3.8.8", "3.9.11", "3.9.14", "3.9.16", "4.0.0-rc-6");

    Maven {
        if (!Files.isExecutable(home.resolve("bin/mvn"))) {
            throw new IllegalStateException(
                    "No Maven " + version + " at " + home + ": the module's POM unpacks it there.");
        }
    }

    static Maven ofTheBuild() {
        return new Maven("of the build", Path.of(System.getProperty("it.maven.home")), Jdk.ofTheBuild());
    }

    static Maven of(String version) {
        return of(version, Jdk.ofTheBuild());
    }

    private static Maven of(String version, Jdk jdk) {
        return new Maven(version, Path.of(System.getProperty("it.mavens"), "apache-maven-" + version), jdk);
    }

    /** Each version once, on the JDK of the build. */
    static Stream<Maven> everyVersion() {
        return VERSIONS.stream().map(Maven::of);
    }

    /** Each version on each JDK that is there; a test of its own tells of one that is not. */
    static Stream<Maven> everyVersionOnEveryJdk() {
        List<Jdk> jdks = IntStream.concat(
                        IntStream.of(Jdk.ofTheBuild().major()), JAVA.stream().mapToInt(Integer::intValue))
                .distinct()
                .mapToObj(Jdk::find)
                .flatMap(Optional::stream)
                .toList();
        return VERSIONS.stream().flatMap(version -> jdks.stream().map(jdk -> of(version, jdk)));
    }

    @Override
    public String toString() {
        return "Maven " + version + " on Java " + jdk.major();
    }
}
