package edu.paws360.deploy.maven;

import edu.paws360.deploy.testbed.Alertmanager;
import edu.paws360.deploy.testbed.PostgreSql;
import edu.paws360.deploy.testbed.Pushgateway;
import edu.paws360.deploy.testbed.StandIn;
import edu.paws360.deploy.testbed.StrictLoki;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A deployment that is given secrets in all ways, and what of it can be seen by others afterwards. */
final class CanaryDeployment implements AutoCloseable {
    private static final int REQUIRED = 41;

    private final long seed;
    private final Path temp;
    private final TestProject project;
    private final PostgreSql postgres;
    private final Pushgateway pushgateway;
    private final Alertmanager alertmanager;
    private final EchoingServer service = new EchoingServer();
    private final StrictLoki loki;
    private final List<Canary> canaries;
    private final Map<String, Canary> named = new LinkedHashMap<>();
    private final Map<String, String> evidence = new LinkedHashMap<>();
    private final List<String> arguments = new ArrayList<>(List.of("deploy:production"));

    CanaryDeployment(Path temp, long seed, PostgreSql postgres, Pushgateway pushgateway, Alertmanager alertmanager)
            throws IOException {
        this.temp = temp;
        this.seed = seed;
        this.postgres = postgres;
        this.pushgateway = pushgateway;
        this.alertmanager = alertmanager;
        Canaries lots = new Canaries(seed);
        canaries = new ArrayList<>(lots.draw(REQUIRED));
        for (String use : List.of("GATE", "QUERY", "LOGIN", "BODY", "ALERTS", "METRICS", "LOKI", "LITERAL")) {
            add(lots.forUrl("CANARY_" + use));
        }
        add(lots.encodedForUrl("CANARY_ENCODED"));
        add(new Canary("CANARY_DATABASE", postgres.password()));
        loki = new StrictLoki(Map.of("Authorization", "Bearer " + value("CANARY_LOKI"), "X-Scope-OrgID", "paws"));
        project = new TestProject(temp);
        configure();
    }

    private void add(Canary canary) {
        canaries.add(canary);
        named.put(canary.name(), canary);
    }

    private String value(String name) {
        return named.get(name).value();
    }

    private void configure() throws IOException {
        CanaryDetectorTest.script(project.folder);
        canaries.stream()
                .filter(canary -> !canary.name().equals("CANARY_LITERAL"))
                .forEach(canary -> project.environment(canary.name(), canary.value()));
        surroundings();
        command();
        servers();
        sinks();
    }

    /** As on GitHub, with a home in which nothing else is. */
    private void surroundings() throws IOException {
        Path home = Files.createDirectories(temp.resolve("home"));
        Path scratch = Files.createDirectories(temp.resolve("scratch"));
        project.environment("LC_ALL", "C.UTF-8")
                .environment("HOME", home.toString())
                .environment(
                        "MAVEN_OPTS",
                        "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Duser.home=" + home + " -Djava.io.tmpdir=" + scratch)
                .environment("TMPDIR", scratch.toString())
                .environment("GITHUB_ACTIONS", "true")
                .environment("GITHUB_REF", "refs/heads/main")
                .environment("GITHUB_REF_TYPE", "branch")
                .environment("GITHUB_SHA", project.commit())
                .environment(
                        "GITHUB_OUTPUT",
                        Files.createFile(temp.resolve("outputs")).toString())
                .environment(
                        "GITHUB_STEP_SUMMARY",
                        Files.createFile(temp.resolve("summary")).toString());
    }

    private void command() {
        String required = named("CANARY_[0-9]+|CANARY_DATABASE");
        project.property("deploy.command", "python3 canary.py")
                .property("deploy.failover.mode", "off")
                .property("deploy.preflight.secretsRequired", required);
    }

    private String named(String pattern) {
        return canaries.stream()
                .map(Canary::name)
                .filter(name -> name.matches(pattern))
                .collect(Collectors.joining(","));
    }

    private void servers() {
        project.without("deploy.gates")
                .property(
                        "deploy.gate.api.url",
                        "http://ada:@{CANARY_GATE}@" + service.authority() + "/health?token=@{CANARY_QUERY}")
                .property("deploy.gate.api.retries", "0")
                .property(
                        "deploy.gate.web.url",
                        "http://ada:" + value("CANARY_LITERAL") + "@" + service.authority() + "/web")
                .property(
                        "deploy.smoke.login.request",
                        "POST http://ada:@{CANARY_ENCODED}@" + service.authority() + "/login?token=@{CANARY_LOGIN}")
                .property("deploy.smoke.login.body", "{\"password\": \"@{CANARY_BODY}\"}")
                .property("deploy.smoke.login.order", "1")
                .property("deploy.smoke.db.query", "SELECT 1");
        database("CANARY_DATABASE");
    }

    private void database(String password) {
        project.property(
                "deploy.smoke.db.url",
                "postgresql://" + postgres.user() + ":@{" + password + "}@" + postgres.host() + ":" + postgres.port()
                        + "/" + postgres.database());
    }

    private void sinks() {
        project.property(
                        "deploy.metrics.pushgateway",
                        "http://ada:@{CANARY_METRICS}@" + authority(pushgateway.address()))
                .property(
                        "deploy.oncall.urls",
                        "http://ada:@{CANARY_ALERTS}@" + authority(alertmanager.address()) + "/api/v2/alerts")
                .property("deploy.loki.url", "http://" + loki.authority())
                .property("deploy.loki.tenant", "paws")
                .property("deploy.loki.token", "@{CANARY_LOKI}");
    }

    private static String authority(URI address) {
        return address.getAuthority();
    }

    long seed() {
        return seed;
    }

    StrictLoki loki() {
        return loki;
    }

    EchoingServer service() {
        return service;
    }

    CanaryDeployment environment(String name, String value) {
        project.environment(name, value);
        return this;
    }

    CanaryDeployment arguments(String... more) {
        arguments.addAll(List.of(more));
        return this;
    }

    /** The database refuses who comes with another secret. */
    CanaryDeployment wrongPassword() {
        database("CANARY_BODY");
        return this;
    }

    /** Deploys, and keeps what can be seen of it. */
    MavenRun run() throws IOException {
        try (ArgumentsWatch watch = new ArgumentsWatch()) {
            MavenRun run = project.run(arguments.toArray(String[]::new));
            evidence.put("arguments", watch.seen());
            evidence.put("console", withoutMasks(run.output()));
            return run;
        } finally {
            files();
            network();
        }
    }

    /** GitHub's runner keeps these lines to itself. */
    private static String withoutMasks(String output) {
        return output.lines().filter(line -> !line.startsWith("::add-mask::")).collect(Collectors.joining("\n"));
    }

    private void files() throws IOException {
        try (Stream<Path> all = Files.walk(temp)) {
            all.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith("project/pom.xml"))
                    .filter(file ->
                            !file.getParent().equals(temp) || !file.toString().endsWith(".log"))
                    .forEach(file -> evidence.put(temp.relativize(file).toString(), text(file)));
        }
    }

    private static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void network() throws IOException {
        int number = 0;
        for (StandIn.Request request : loki.requests()) {
            evidence.put("Loki " + ++number, request.target() + "\n" + headers(request) + "\n" + request.body());
        }
        evidence.put("metrics", text(pushgateway.address().resolve("/metrics")));
        evidence.put("metrics as JSON", text(pushgateway.address().resolve("/api/v1/metrics")));
        evidence.put("alerts", text(alertmanager.address().resolve("/api/v2/alerts")));
    }

    private static String headers(StandIn.Request request) {
        return request.headers().entrySet().stream()
                .filter(header -> !header.getKey().equalsIgnoreCase("Authorization"))
                .map(Map.Entry::toString)
                .collect(Collectors.joining("\n"));
    }

    private static String text(URI address) throws IOException {
        try (InputStream answer = address.toURL().openStream()) {
            return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** What others can see: each place with what stands there. */
    Map<String, String> evidence() {
        return evidence;
    }

    /** Where pieces of secrets are. */
    Map<String, List<String>> found() {
        return new CanaryDetector(canaries).in(evidence);
    }

    @Override
    public void close() {
        service.close();
        loki.close();
    }
}
