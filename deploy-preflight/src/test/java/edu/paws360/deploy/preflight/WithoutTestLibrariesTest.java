package edu.paws360.deploy.preflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whoever has this module need not have AssertJ and JUnit. */
class WithoutTestLibrariesTest {
    private static final Path CLASSES = classes();

    private static Path classes() {
        return Path.of(Preflight.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath());
    }

    private static URLClassLoader shipped() throws IOException {
        URL[] urls = ShippedClassPath.entries().stream()
                .map(WithoutTestLibrariesTest::url)
                .toArray(URL[]::new);
        return new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
    }

    private static URL url(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (IOException e) {
            throw new IllegalArgumentException(entry, e);
        }
    }

    private static List<String> types() throws IOException {
        try (Stream<Path> files = Files.walk(CLASSES)) {
            return files.map(file -> CLASSES.relativize(file).toString())
                    .filter(file -> file.endsWith(".class") && !file.endsWith("package-info.class"))
                    .map(file ->
                            file.substring(0, file.length() - ".class".length()).replace('/', '.'))
                    .toList();
        }
    }

    private static boolean isForTests(String type) {
        return type.startsWith("edu.paws360.deploy.preflight.assertj.")
                || type.startsWith("edu.paws360.deploy.preflight.junit.");
    }

    @Test
    void everyOtherTypeCanBeUsed() throws Exception {
        try (URLClassLoader shipped = shipped()) {
            assertThat(types())
                    .filteredOn(type -> !isForTests(type))
                    .hasSizeGreaterThan(20)
                    .allSatisfy(type -> {
                        Class<?> loaded = Class.forName(type, true, shipped);
                        assertThat(loaded.getDeclaredMethods()).isNotNull();
                        assertThat(loaded.getDeclaredFields()).isNotNull();
                        assertThat(loaded.getDeclaredConstructors()).isNotNull();
                    });
        }
    }

    @Test
    void thoseForTestsBringNothing() throws Exception {
        try (URLClassLoader shipped = shipped()) {
            assertThat(types()).filteredOn(WithoutTestLibrariesTest::isForTests).hasSize(3);
            for (String missing : List.of("org.assertj.core.api.Assertions", "org.junit.jupiter.api.Test")) {
                assertThatThrownBy(() -> shipped.loadClass(missing)).isInstanceOf(ClassNotFoundException.class);
            }
        }
    }
}
