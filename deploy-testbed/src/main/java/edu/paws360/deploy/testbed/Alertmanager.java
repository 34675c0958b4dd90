package edu.paws360.deploy.testbed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** An Alertmanager that sends its notifications nowhere. */
public final class Alertmanager extends HttpServer {
    private static final Program SERVER = new Program("prometheus-alertmanager", "prometheus-alertmanager");

    Alertmanager() {
        super("alertmanager");
    }

    @Override
    List<Program> programs() {
        return List.of(SERVER);
    }

    @Override
    void prepare() {
        try {
            Files.writeString(configuration(), "route:\n  receiver: nobody\nreceivers:\n  - name: nobody\n");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    List<String> command() {
        return List.of(
                SERVER.path(),
                "--config.file=" + configuration(),
                "--storage.path=" + folder().resolve("data"),
                "--web.listen-address=" + listen(),
                // Alone: no cluster, whose addresses would have to be guessed.
                "--cluster.listen-address=");
    }

    private Path configuration() {
        return folder().resolve("alertmanager.yml");
    }
}
