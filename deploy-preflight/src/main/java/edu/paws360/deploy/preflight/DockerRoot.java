package edu.paws360.deploy.preflight;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where the Docker engine keeps its images and containers, as it says itself, if it runs on this machine: behind a socket of it.
 *
 * @param programs how its client is run
 * @param limit how long each question to it may take
 */
record DockerRoot(Programs programs, Duration limit) {
    private static final int OUTPUT_MAX = 1_000_000;
    private static final String ENDPOINT = "{{.Endpoints.docker.Host}}";
    private static final String ROOT = "{{.DockerRootDir}}";

    /**
     * Asks.
     *
     * @return a folder that exists; empty if there is none here, or no engine that tells, which is the check {@code docker}'s business
     */
    Optional<Path> find() throws IOException, InterruptedException {
        Optional<Path> client = programs.find("docker");
        if (client.isEmpty()
                || !say(client.get(), "context", "inspect", "--format", ENDPOINT)
                        .startsWith("unix:")) {
            return Optional.empty();
        }
        String root = say(client.get(), "info", "--format", ROOT);
        return root.startsWith("/") ? Optional.of(Path.of(root)).filter(Files::isDirectory) : Optional.empty();
    }

    private String say(Path client, String... words) throws IOException, InterruptedException {
        List<String> command =
                Stream.concat(Stream.of(client.toString()), Stream.of(words)).toList();
        Programs.Ended ended = programs.run(limit, OUTPUT_MAX, command);
        return ended.isSuccess() ? ended.output().strip() : "";
    }
}
