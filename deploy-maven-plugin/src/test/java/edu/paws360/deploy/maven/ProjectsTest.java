package edu.paws360.deploy.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The projects of {@code src/it} leave nothing out, and none of them is content with any outcome. */
class ProjectsTest {
    private static final Path FOLDER = Path.of("src/it");
    private static final Path RULES = Path.of("src/main/java/edu/paws360/deploy/settings");
    private static final Path DESCRIPTOR = Path.of("target/classes/META-INF/maven/plugin.xml");
    private static final Pattern GOAL = Pattern.compile("<goal>([a-z]+)</goal>");
    private static final int MOST_RUNS = 9;

    /** Another deployment calls the one (DispatchIT), and somebody beside a deployment the other (order.sh of that project). */
    private static final Set<String> NOT_CALLED_ALONE = Set.of("dispatched", "failover");

    /** One call of Maven by a project. */
    record Run(String arguments, boolean succeeds) {
        boolean calls(String goal) {
            return List.of(arguments.split("\\s+")).contains("deploy:" + goal);
        }
    }

    static Stream<String> goals() throws IOException {
        return GOAL.matcher(Files.readString(DESCRIPTOR)).results().map(found -> found.group(1));
    }

    static Stream<Path> projects() throws IOException {
        return children(FOLDER).filter(project -> Files.exists(project.resolve("invoker.properties")));
    }

    static Stream<String> rules() throws IOException {
        return children(RULES)
                .map(file -> file.getFileName().toString())
                .filter(name -> name.endsWith("Rules.java"))
                .map(name -> name.replace("Rules.java", ""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("goals")
    void everyGoalHasAProjectInWhichItFails(String goal) throws IOException {
        assertThat(runs()).anyMatch(run -> run.calls(goal) && !run.succeeds());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("goals")
    void everyGoalHasAProjectInWhichItSucceeds(String goal) throws IOException {
        assertThat(runs().anyMatch(run -> run.calls(goal) && run.succeeds()))
                .isEqualTo(!NOT_CALLED_ALONE.contains(goal));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void everyRuleOfTheSettingsHasAProjectThatBreaksIt(String rule) throws IOException {
        String name = "wrong" + Pattern.compile("[A-Z]").matcher(rule).replaceAll(ProjectsTest::word);

        assertThat(projects())
                .anyMatch(project -> project.getFileName().toString().equals(name));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("projects")
    void everyProjectIsASentenceAndLooksAtTheOutcome(Path project) throws IOException {
        assertThat(properties(project).getProperty("invoker.description")).matches("[A-Z].*[^.]\\.");
        assertThat(project.resolve("verify.groovy")).content().containsPattern("(?m)^assert ");
    }

    @Test
    void thereAreGoalsAndRules() throws IOException {
        assertThat(goals()).contains("production", "help");
        assertThat(rules()).contains("Gate", "DryRun");
    }

    private static String word(MatchResult capital) {
        return "-" + capital.group().toLowerCase(Locale.ROOT);
    }

    private static Stream<Run> runs() throws IOException {
        return projects().flatMap(ProjectsTest::runs);
    }

    private static Stream<Run> runs(Path project) {
        Properties properties = properties(project);
        return IntStream.rangeClosed(1, MOST_RUNS)
                .mapToObj(number -> run(properties, number))
                .filter(run -> !run.arguments().isEmpty());
    }

    private static Run run(Properties properties, int number) {
        return new Run(
                numbered(properties, "invoker.goals", number, ""),
                numbered(properties, "invoker.buildResult", number, "success").equals("success"));
    }

    private static String numbered(Properties properties, String key, int number, String otherwise) {
        return properties.getProperty(key + "." + number, properties.getProperty(key, otherwise));
    }

    private static Properties properties(Path project) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(project.resolve("invoker.properties"))) {
            properties.load(reader);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return properties;
    }

    private static Stream<Path> children(Path folder) throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            return children.sorted().toList().stream();
        }
    }
}
