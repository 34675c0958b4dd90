package edu.paws360.deploy.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whose goal {@code deploy:production} is, with each Maven: what the table in {@code docs/maven.md} says. */
@Tag("matrix")
@Execution(ExecutionMode.CONCURRENT)
class PrefixIT {
    private static final List<String> TABLE = table();

    @TempDir
    Path temp;

    private TestProject project;

    @BeforeEach
    void create() throws IOException {
        project = new TestProject(temp);
    }

    /** One cell of the table. */
    record Cell(Layout layout, Maven maven, String answer) {
        @Override
        public String toString() {
            return maven + ": " + layout.title() + ": " + answer;
        }
    }

    static Stream<Cell> cells() {
        return Layout.ALL.stream().flatMap(PrefixIT::cellsOf);
    }

    private static Stream<Cell> cellsOf(Layout layout) {
        List<String> versions = columns(TABLE.get(0));
        List<String> answers = TABLE.stream()
                .map(PrefixIT::columns)
                .filter(row -> row.get(0).equals(layout.title()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("docs/maven.md has no row: " + layout.title()));
        return IntStream.range(1, versions.size())
                .mapToObj(column -> new Cell(layout, Maven.of(versions.get(column)), answers.get(column)));
    }

    /** The page has other tables behind it. */
    private static List<String> table() {
        try (Stream<String> lines = Files.lines(Path.of("../docs/maven.md"))) {
            return lines.dropWhile(line -> !line.startsWith("| in your POM "))
                    .takeWhile(line -> line.startsWith("|"))
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static List<String> columns(String line) {
        return Arrays.stream(line.substring(1).split("\\|")).map(String::strip).toList();
    }

    @Test
    void theTableHasEveryMavenAndEveryLayout() {
        assertThat(columns(TABLE.get(0)).stream().skip(1))
                .containsExactlyElementsOf(
                        Maven.everyVersion().map(Maven::version).toList());
        assertThat(TABLE.stream().skip(2).map(line -> columns(line).get(0)))
                .containsExactlyElementsOf(
                        Layout.ALL.stream().map(Layout::title).toList());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cells")
    void thePrefixIsWhoseTheTableSays(Cell cell) throws IOException {
        MavenRun run = cell.layout().of(project.on(cell.maven())).run("deploy:production");

        if (cell.answer().equals("ours")) {
            assertThat(run.exit()).as(run.output()).isZero();
            assertThat(project.deployed()).hasSize(1);
        } else {
            assertThat(cell.answer()).isEqualTo("theirs");
            assertThat(run.exit()).as(run.output()).isEqualTo(1);
            assertThat(run.output())
                    .contains("Could not find goal 'production' in plugin org.apache.maven.plugins:maven-deploy-plugin:"
                            + System.getProperty("it.deploy.version")
                            + " among available goals deploy, deploy-file, help");
            assertThat(project.deployed()).isEmpty();
        }
    }

    static Stream<Maven> mavens() {
        return Maven.everyVersion();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mavens")
    void ourFullNameWorksWhereTheMavenDeployPluginComesFirst(Maven maven) throws IOException {
        MavenRun run =
                project.on(maven).plugins(TestProject.THEIRS, TestProject.OURS).run(ourFullName());

        assertThat(run.exit()).as(run.output()).isZero();
        assertThat(project.deployed()).hasSize(1);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mavens")
    void ourFullNameWorksWhereNothingIsDeclared(Maven maven) throws IOException {
        MavenRun run = project.on(maven).plugins().run(ourFullName());

        assertThat(run.exit()).as(run.output()).isZero();
        assertThat(project.deployed()).hasSize(1);
    }

    private static String ourFullName() {
        return "edu.paws360.deploy:deploy-maven-plugin:" + System.getProperty("it.version") + ":production";
    }
}
