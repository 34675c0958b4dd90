package edu.paws360.deploy.testbed;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A Docker engine with its own socket and data, and without a network; and the clients for it. Needs root. */
public final class DockerEngine extends Server {
    private static final Program SERVER = new Program("dockerd", "docker.io");
    private static final Program UNSHARE = new Program("unshare", "util-linux");

    DockerEngine() {
        super("docker", "127.0.0.1");
    }

    /**
     * Where it listens.
     *
     * @return the value for {@code DOCKER_HOST}
     */
    public String dockerHost() {
        return "unix://" + socket();
    }

    /**
     * Where it keeps images and containers.
     *
     * @return an absolute folder, removed at the end
     */
    public Path dataRoot() {
        return folder().resolve("data");
    }

    @Override
    List<Program> programs() {
        return List.of(SERVER, new Program("docker", "docker.io"), new Program("docker-compose", "docker-compose"));
    }

    @Override
    List<String> missing() {
        List<String> missing = new ArrayList<>(super.missing());
        if (!Root.isUs()) {
            missing.add("the right to start a Docker engine (run as root)");
        }
        return missing;
    }

    @Override
    void prepare() {}

    @Override
    List<String> command() {
        return List.of(
                // What it mounts is seen by nobody else, and is gone with it.
                UNSHARE.path(),
                "--mount",
                "--propagation=private",
                SERVER.path(),
                "--host=" + dockerHost(),
                "--data-root=" + dataRoot(),
                "--exec-root=" + folder().resolve("exec"),
                "--pidfile=" + folder().resolve("docker.pid"),
                // Nothing of this machine's network is touched, and no file system driver has to be there.
                "--iptables=false",
                "--bridge=none",
                "--storage-driver=vfs",
                "--log-level=warn");
    }

    @Override
    boolean answers() {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(socket()));
            channel.write(StandardCharsets.US_ASCII.encode("GET /_ping HTTP/1.0\r\n\r\n"));
            ByteBuffer answer = ByteBuffer.allocate(12);
            while (answer.hasRemaining() && channel.read(answer) >= 0) {}
            return new String(answer.array(), StandardCharsets.US_ASCII).endsWith(" 200");
        } catch (IOException silent) {
            return false;
        }
    }

    private Path socket() {
        return folder().resolve("docker.sock");
    }
}
