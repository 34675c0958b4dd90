package edu.paws360.deploy.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A project with properties and a git repository of its own, on which the real {@code mvn} is run. */
final class TestProject {
    private static final String POM = """
            <project xmlns="http://maven.apache.org/POM/4.0.0">
              <modelVersion>4.0.0</modelVersion>
              <groupId>edu.paws360.it</groupId>
              <artifactId>app</artifactId>
              <version>1</version>
              <packaging>pom</packaging>
              %s
              <properties>
            %s
              </properties>
              <build>
                <pluginManagement><plugins>%s</plugins></pluginManagement>
                <plugins>%s</plugins>
              </build>
            </project>
            """;

    /** Our plugin, as the README declares it. */
    static final String OURS = plugin("edu.paws360.deploy", "deploy-maven-plugin", System.getProperty("it.version"));

    private static final String THEIR_VERSION = System.getProperty("it.deploy.version");

    /** The other plugin with the prefix {@code deploy}. */
    static final String THEIRS = plugin("org.apache.maven.plugins", "maven-deploy-plugin", THEIR_VERSION);

    /** The same, with version and configuration from elsewhere. */
    static final String THEIRS_AGAIN = "<plugin><artifactId>maven-deploy-plugin</artifactId></plugin>";

    /** The same version with every Maven, so that it need not be fetched while the tests run. */
    private static final String FIXED =
            THEIRS + plugin("org.apache.maven.plugins", "maven-install-plugin", THEIR_VERSION);

    final Path folder;
    final Path audit;
    private final Map<String, String> properties = new LinkedHashMap<>();
    private final Map<String, String> environment = new LinkedHashMap<>();
    private final List<String> modules = new ArrayList<>();
    private final List<String> sections = new ArrayList<>();
    private String plugins = OURS;
    private String managed = FIXED;
    private Maven maven = Maven.ofTheBuild();
    private Path repository = PluginRepository.FOLDER;
    private final List<String> always = new ArrayList<>(List.of("--offline"));

    /** A project that deploys by making the file {@code deployed}, on branch main. */
    TestProject(Path temp) throws IOException {
        folder = Files.createDirectories(temp.resolve("project"));
        audit = temp.resolve("audit");
        property("deploy.command", "echo deploying; echo \"$DEPLOY_ID\" >> deployed");
        property("deploy.approval.type", "none");
        property("deploy.gates", "none");
        property("deploy.preflight.skip", "cpu,memory,disk,docker");
        property("deploy.metrics.textfile", "target/deploy/metrics.prom");
        property("deploy.audit.dir", audit.toString());
        git("init", "-q", "-b", "main");
        Files.writeString(folder.resolve(".gitignore"), "target/\ndeployed\n");
        git("add", ".");
        git("commit", "-q", "-m", "first");
    }

    TestProject property(String key, String value) {
        properties.put(key, value);
        return this;
    }

    TestProject without(String key) {
        properties.remove(key);
        return this;
    }

    TestProject environment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    TestProject module(String name) throws IOException {
        modules.add(name);
        Files.writeString(
                Files.createDirectories(folder.resolve(name)).resolve("pom.xml"),
                "<project><modelVersion>4.0.0</modelVersion><parent><groupId>edu.paws360.it</groupId>"
                        + "<artifactId>app</artifactId><version>1</version></parent><artifactId>" + name
                        + "</artifactId><packaging>pom</packaging></project>");
        return this;
    }

    /** Runs this Maven on its JDK, instead of those of the build. */
    TestProject on(Maven other) {
        maven = other;
        return this;
    }

    /** Uses this local repository instead of one in which our plugin is installed. */
    TestProject repository(Path local) {
        repository = local;
        return this;
    }

    /** Does not tell Maven that it is offline, because then it deploys no artifact, not even into a folder. */
    TestProject online() {
        always.remove("--offline");
        return this;
    }

    /** Gives every run these arguments too. */
    TestProject always(String... arguments) {
        always.addAll(List.of(arguments));
        return this;
    }

    /** Declares these plugins, instead of ours alone. */
    TestProject plugins(String... declared) {
        plugins = String.join("", declared);
        return this;
    }

    /** Manages these plugins too. */
    TestProject managed(String... more) {
        managed = String.join("", more) + FIXED;
        return this;
    }

    /** Adds a section to the POM. */
    TestProject section(String xml) {
        sections.add(xml);
        return this;
    }

    /** Inherits these plugins from a parent POM. */
    TestProject inherited(String... declared) throws IOException {
        Files.writeString(
                Files.createDirectories(folder.resolveSibling("parent")).resolve("pom.xml"),
                "<project><modelVersion>4.0.0</modelVersion><groupId>edu.paws360.it</groupId><artifactId>parent</artifactId>"
                        + "<version>1</version><packaging>pom</packaging><build><plugins>"
                        + String.join("", declared) + "</plugins></build></project>");
        return section("<parent><groupId>edu.paws360.it</groupId><artifactId>parent</artifactId><version>1</version>"
                + "<relativePath>../parent/pom.xml</relativePath></parent>");
    }

    private static String plugin(String group, String artifact, String version) {
        return "<plugin><groupId>" + group + "</groupId><artifactId>" + artifact + "</artifactId><version>" + version
                + "</version></plugin>";
    }

    String git(String... arguments) throws IOException {
        return Commands.git(folder, arguments);
    }

    String commit() throws IOException {
        return git("rev-parse", "HEAD");
    }

    /** Makes the POM, as it is now, a part of the commit, so that a checkout elsewhere has it too. */
    TestProject committed() throws IOException {
        writePom();
        git("add", "pom.xml");
        git("commit", "-q", "-m", "The POM");
        return this;
    }

    /** Starts {@code mvn} and does not wait for it. */
    Process start(Path output, String... arguments) throws IOException {
        writePom();
        List<String> all = new ArrayList<>(always);
        all.addAll(List.of(arguments));
        return Commands.maven(maven, repository, folder, environment, output, all);
    }

    /** Runs {@code mvn} on a terminal, where it may ask, to its end; what was written to the terminal. */
    String runOnTerminal(Map<String, String> more, String... arguments) throws IOException {
        writePom();
        return Commands.mavenOnTerminal(maven, repository, folder, more, List.of(arguments));
    }

    /** Runs {@code mvn} to its end. */
    MavenRun run(String... arguments) throws IOException {
        Path output = Files.createTempFile(folder.getParent(), "mvn", ".log");
        int exit = Commands.await(start(output, arguments));
        return new MavenRun(exit, Files.readString(output), journal());
    }

    private void writePom() throws IOException {
        String texts = properties.entrySet().stream()
                .map(one -> "    <" + one.getKey() + ">" + escaped(one.getValue()) + "</" + one.getKey() + ">")
                .collect(Collectors.joining("\n"));
        String names =
                modules.stream().map(name -> "<module>" + name + "</module>").collect(Collectors.joining());
        Files.writeString(
                folder.resolve("pom.xml"),
                POM.formatted(
                        String.join("", sections) + (names.isEmpty() ? "" : "<modules>" + names + "</modules>"),
                        texts,
                        managed,
                        plugins));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** The lines of the whole journal. */
    List<String> journal() throws IOException {
        Path lines = audit.resolve("journal.jsonl");
        return Files.exists(lines) ? Files.readAllLines(lines) : List.of();
    }

    /** What the deployment command left behind: a line for each time it ran. */
    List<String> deployed() throws IOException {
        Path file = folder.resolve("deployed");
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    String output(String file) throws IOException {
        return Files.readString(folder.resolve("target/deploy").resolve(file));
    }
}
