package edu.paws360.deploy.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A detector that finds nothing proves nothing. */
class CanaryDetectorTest {
    private final long seed = ThreadLocalRandom.current().nextLong();
    private final List<Canary> canaries = new Canaries(seed).draw(48);
    private final CanaryDetector detector = new CanaryDetector(canaries);

    @TempDir
    Path temp;

    static Path script(Path folder) throws IOException {
        Path script = folder.resolve("canary.py");
        try (InputStream source = CanaryDetectorTest.class.getResourceAsStream("canary.py")) {
            Files.copy(source, script);
        }
        return script;
    }

    private String printed(String form) throws IOException {
        Map<String, String> environment = canaries.stream().collect(Collectors.toMap(Canary::name, Canary::value));
        return Commands.run(temp, environment, List.of("python3", script(temp).toString(), form));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "lines",
                "url",
                "form",
                "base64",
                "base64url",
                "base64-lines",
                "json",
                "json-ascii",
                "json-twice",
                "xml",
                "xml-text",
                "shell",
                "printf-q",
                "set-x",
                "ansi",
                "split",
                "stderr",
                "commands",
                "unended"
            })
    void findsEverySecretInThisForm(String form) throws IOException {
        assertThat(detector.in(printed(form)))
                .as("seed %d", seed)
                .containsExactlyElementsOf(canaries.stream().map(Canary::name).toList());
    }

    @Test
    void findsNoSecretWhereThereIsNone() {
        String others =
                new Canaries(seed + 1).draw(48).stream().map(Canary::value).collect(Collectors.joining("\n"));
        assertThat(detector.in(others)).as("seed %d", seed).isEmpty();
    }

    @Test
    void findsPieces() {
        canaries.forEach(canary -> canary.random().forEach(random -> {
            int half = random.length() / 2 + 2;
            assertThat(detector.in("x " + random.substring(0, half) + "…")).containsExactly(canary.name());
            assertThat(detector.in("*** " + random.substring(random.length() - half)))
                    .containsExactly(canary.name());
        }));
    }

    @Test
    void tellsTheLines() {
        String value = canaries.get(0).value();
        Map<String, String> texts = IntStream.range(0, 3)
                .boxed()
                .collect(Collectors.toMap(
                        number -> "text " + number, number -> "a\nb" + (number == 1 ? value : "") + "\nc"));
        assertThat(detector.in(texts))
                .containsOnlyKeys("text 1")
                .containsEntry("text 1", List.of("[CANARY_00] b" + value));
    }

    @Test
    void thereIsAlwaysARandomPartOfEveryLine() {
        assertThat(canaries)
                .allSatisfy(canary -> assertThat(canary.random()).isNotEmpty().allSatisfy(random -> assertThat(
                                new String(random.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                        .isEqualTo(random)
                        .hasSizeGreaterThan(15)));
    }
}
