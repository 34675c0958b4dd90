package edu.paws360.deploy.preflight;

import edu.paws360.deploy.check.Spoken;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Does {@code docker ps} succeed, and is Compose there (spec, "Preflight Checks", 2)? The client itself honours
 * {@code DOCKER_HOST} and its contexts.
 *
 * @param programs how the client is run
 * @param limit how long each of its commands may take
 * @param composeWarns whether a lack of Compose is only warned of
 */
record DockerCheck(Programs programs, Duration limit, boolean composeWarns) implements Look {
    static final String NAME = "docker";

    private static final int OUTPUT_MAX = 1_000_000;
    private static final String ELSEWHERE = ", or deploy from another runner";
    private static final List<String> NO_ANSWER = List.of(
            "cannot connect to the docker daemon",
            "failed to connect to the docker api",
            "error during connect",
            "connection refused",
            "no such host",
            "i/o timeout");

    @Override
    public Finding look() throws IOException, InterruptedException {
        Optional<Path> client = programs.find("docker");
        if (client.isEmpty()) {
            return Finding.failed("no docker client on PATH (expected docker and Compose); install Docker" + ELSEWHERE);
        }
        Optional<String> engine = engineFault(client.get());
        Optional<String> compose = composeFault(client.get());
        if (engine.isEmpty() && compose.isEmpty()) {
            return Finding.passed("docker ps succeeds, Compose is available");
        }
        Finding failed = Finding.failed(String.join(
                "\n", Stream.of(engine, compose).flatMap(Optional::stream).toList()));
        return composeWarns && engine.isEmpty() ? failed.asWarning() : failed;
    }

    private Optional<String> engineFault(Path client) throws IOException, InterruptedException {
        Programs.Ended ended = programs.run(limit, OUTPUT_MAX, List.of(client.toString(), "ps"));
        if (ended.isSuccess()) {
            return Optional.empty();
        }
        return Optional.of(
                switch (ended.ending()) {
                    case EXITED -> refused(ended);
                    case TIMED_OUT ->
                        "docker ps was still running after " + Spoken.limit(limit)
                                + " and has been ended (expected an answer); restart the Docker engine" + ELSEWHERE;
                    case TOO_TALKATIVE ->
                        "docker ps wrote more than " + Wording.size(OUTPUT_MAX)
                                + " and has been ended (expected a list of containers); look at it by hand" + ELSEWHERE;
                });
    }

    private static String refused(Programs.Ended ended) {
        String errors = ended.errors().toLowerCase(Locale.ROOT);
        String seen =
                " (docker ps: exit code " + ended.exitCode() + ", " + Wording.quote(ended.errors()) + "; expected 0)";
        if (errors.contains("permission denied")) {
            return "no rights on the Docker socket" + seen + "; add this user to the socket's group, docker"
                    + ELSEWHERE;
        }
        if (NO_ANSWER.stream().anyMatch(errors::contains)) {
            return "the Docker engine does not answer" + seen + "; start it, or correct DOCKER_HOST" + ELSEWHERE;
        }
        return "docker ps failed" + seen + "; look at it by hand" + ELSEWHERE;
    }

    private Optional<String> composeFault(Path client) throws IOException, InterruptedException {
        Programs.Ended plugin = programs.run(limit, OUTPUT_MAX, List.of(client.toString(), "compose", "version"));
        if (plugin.isSuccess()) {
            return Optional.empty();
        }
        Optional<Path> standalone = programs.find("docker-compose");
        if (standalone.isPresent()
                && programs.run(limit, OUTPUT_MAX, List.of(standalone.get().toString(), "version"))
                        .isSuccess()) {
            return Optional.empty();
        }
        return Optional.of("Docker Compose is not available (docker compose version: " + words(plugin)
                + "; docker-compose version: " + (standalone.isPresent() ? "failed too" : "not on PATH")
                + "; expected one to succeed); install the Compose plugin" + ELSEWHERE);
    }

    private String words(Programs.Ended ended) {
        return ended.ending() == Programs.Ending.EXITED
                ? "exit code " + ended.exitCode() + ", " + Wording.quote(ended.errors())
                : "ended after " + Spoken.limit(limit);
    }
}
