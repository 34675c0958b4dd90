package org.example;

import static edu.paws360.deploy.preflight.assertj.PreflightReportAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import edu.paws360.deploy.check.CheckResult;
import edu.paws360.deploy.check.CheckStatus;
import edu.paws360.deploy.check.ReasonCode;
import edu.paws360.deploy.preflight.PreflightReport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** Every line of Java in {@code docs/preflight.md} stands in the sources beside this one, where it is compiled, and does what the page says. */
class PreflightPageTest {
    private static final Path PAGE = Path.of("../docs/preflight.md");
    private static final Path HERE = Path.of("src/test/java/org/example");
    private static final Pattern BLOCK = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

    /** The lines that say something, without their indentation, so that the page may have its own. */
    private static String bare(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).collect(Collectors.joining("\n"));
    }

    private static List<String> sources() throws IOException {
        List<String> sources = new ArrayList<>();
        try (Stream<Path> files = Files.list(HERE)) {
            for (Path file : files.toList()) {
                sources.add(bare(Files.readString(file)));
            }
        }
        return sources;
    }

    @Test
    void everyParagraphOfJavaIsCompiled() throws IOException {
        List<String> blocks = BLOCK.matcher(Files.readString(PAGE))
                .results()
                .map(block -> block.group(1))
                .toList();
        assertThat(blocks).hasSize(4);
        List<String> sources = sources();
        for (String block : blocks) {
            List<String> paragraphs = Stream.of(block.split("\n\n", -1))
                    .map(PreflightPageTest::bare)
                    .toList();
            assertThat(sources).as(block).anySatisfy(source -> assertThat(source)
                    .contains(paragraphs));
        }
    }

    @Test
    void theLibraryTellsWhatIsMissing() throws InterruptedException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int exitCode = FitToDeploy.look(new PrintStream(out, true, StandardCharsets.UTF_8));
        assertThat(exitCode).isBetween(1, 4);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("network: unknown, ", "secrets: failed, absent or blank in the environment: ")
                .endsWith("preflight failed, exit code " + exitCode + "\n");
    }

    @Test
    void anOwnCheckCountsLikeTheOthers() throws InterruptedException {
        assertThat(FitToDeploy.withALicence())
                .hasExitCode(1)
                .skipped("docker")
                .failed("licence")
                .hasDetailContaining("licence", "licence.key cannot be read");
    }

    @Test
    void theAssertionsHold() {
        CheckResult docker = CheckResult.withoutLook("docker", CheckStatus.SKIPPED, "deploy.preflight.skip names it");
        ReportOfTheRunner.isAsItShouldBe(
                new PreflightReport(List.of(docker, CheckResult.passed("network", "1 target answers", Duration.ZERO))));
        ReportOfTheRunner.namesTheDeadServer(new PreflightReport(List.of(
                CheckResult.failed("network", ReasonCode.NETWORK_UNREACHABLE, "web1 not reached", Duration.ZERO))));
    }

    @Test
    void theAnnotatedTestIsLeftOutWithoutItsSecret() {
        List<Event> skipped = EngineTestKit.engine("junit-jupiter")
                .configurationParameter("paws360.fitRunner.required", "false")
                .selectors(selectClass(OnTheRunner.class))
                .execute()
                .allEvents()
                .skipped()
                .list();
        assertThat(skipped).hasSize(1);
        assertThat(skipped.get(0).getRequiredPayload(String.class))
                .contains("secrets failed, absent or blank in the environment: STAGING_PASSWORD");
    }
}
