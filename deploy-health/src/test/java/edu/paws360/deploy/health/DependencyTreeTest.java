package edu.paws360.deploy.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a team that imports this module gets along with it, as Maven resolves it: no OSHI, no Prometheus, no Maven. */
class DependencyTreeTest {
    @Test
    void bringsLittle() throws IOException {
        assertThat(comesAlong().filter(line -> !isOfAssertj(line)))
                .containsExactlyInAnyOrder(
                        "edu.paws360.deploy:deploy-core",
                        "com.hankcs:aho-corasick-double-array-trie",
                        "io.github.resilience4j:resilience4j-core",
                        "io.github.resilience4j:resilience4j-retry",
                        "io.github.resilience4j:resilience4j-timelimiter",
                        "org.slf4j:slf4j-api",
                        "tools.jackson.core:jackson-core",
                        "tools.jackson.core:jackson-databind",
                        "com.fasterxml.jackson.core:jackson-annotations");
    }

    @Test
    void bringsAssertjToNobody() throws IOException {
        List<String> lines = Files.readAllLines(list());

        assertThat(lines.stream().filter(line -> line.contains("org.assertj:assertj-core")))
                .hasSize(1)
                .allMatch(line -> line.contains("(optional)"));
    }

    /** AssertJ is optional, and so is what it brings. */
    private static boolean isOfAssertj(String name) {
        return name.startsWith("org.assertj:") || name.startsWith("net.bytebuddy:");
    }

    private static Stream<String> comesAlong() throws IOException {
        return Files.readAllLines(list()).stream()
                .map(line -> line.strip().split(":", -1))
                .filter(parts -> parts.length >= 5)
                .map(parts -> parts[0] + ":" + parts[1]);
    }

    private static Path list() {
        return Path.of(System.getProperty("comes.along"));
    }
}
