package edu.paws360.deploy.maven;

import edu.paws360.deploy.testbed.SshHost;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A target of the reference deployment, and the service that runs there.
 *
 * @param name what the inventory calls it
 * @param host where it is
 * @param port where its service listens
 * @param base the folder that holds everything of it
 */
record ReferenceTarget(String name, SshHost host, int port, Path base) {
    private static final JsonMapper JSON = new JsonMapper();

    static ReferenceTarget on(String name, SshHost host) throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getByName(host.host()))) {
            Path base = Files.createTempDirectory(host.disk(), name);
            return new ReferenceTarget(name, host, free.getLocalPort(), base);
        }
    }

    String authority() {
        return host.host() + ":" + port;
    }

    String inInventory() {
        return "%s ansible_host=%s ansible_port=%d paws360_base=%s paws360_host=%s paws360_port=%d"
                .formatted(name, host.host(), host.port(), base, host.host(), port);
    }

    /** What the service says of itself. */
    JsonNode health() throws IOException {
        return JSON.readTree(
                URI.create("http://" + authority() + "/health").toURL().openStream());
    }

    String deployedCommit() throws IOException {
        return health().path("commit").asString();
    }

    String deployment() throws IOException {
        return health().path("deployment").asString();
    }

    /** The file in which the fence keeps the highest token. */
    Path tokenFile() {
        return base.resolve("fence/token");
    }

    long token() throws IOException {
        return Long.parseLong(Files.readString(tokenFile()).strip());
    }

    void stopService() throws IOException {
        Path control = base.resolve("current/control");
        if (Files.exists(control)) {
            Commands.run(base, Map.of(), List.of(control.toString(), "stop"));
        }
    }
}
