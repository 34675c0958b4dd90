package edu.paws360.deploy.preflight;

import java.io.File;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The class path of whoever has this module and what it brings, and no library for tests. */
final class ShippedClassPath {
    private static final Pattern FOR_TESTS = Pattern.compile(
            "test-classes|deploy-testbed|assertj|byte-buddy|junit|jqwik|opentest4j|apiguardian|jspecify|slf4j-nop");

    private ShippedClassPath() {}

    static List<String> entries() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> !FOR_TESTS.matcher(entry).find())
                .toList();
    }

    static String asText() {
        return String.join(File.pathSeparator, entries());
    }
}
