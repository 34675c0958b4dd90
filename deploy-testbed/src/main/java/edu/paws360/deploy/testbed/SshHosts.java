package edu.paws360.deploy.testbed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Three hosts that can be reached by ssh, at 127.0.0.2, 127.0.0.3 and 127.0.0.4, and the key that opens them. */
public final class SshHosts extends Component {
    static final Program SERVER = new Program("sshd", "openssh-server");

    private static final Program KEYGEN = new Program("ssh-keygen", "openssh-client");
    static final List<Program> PROGRAMS = List.of(SERVER, KEYGEN, new Program("ssh", "openssh-client"));

    /** Debian's sshd wants this folder, which its service makes when it starts. */
    private static final Path SEPARATION = Path.of("/run/sshd");

    /** The last part of the first host's address. */
    private static final int FIRST = 2;

    private Path folder;
    private final List<SshHost> hosts = new ArrayList<>();

    SshHosts() {
        super("ssh");
    }

    /**
     * The hosts.
     *
     * @return three, and those that were added
     */
    public List<SshHost> hosts() {
        return List.copyOf(hosts);
    }

    /**
     * Who may log in.
     *
     * @return the user who runs the tests
     */
    public String user() {
        return System.getProperty("user.name");
    }

    /**
     * What opens the hosts.
     *
     * @return the file of a private key without passphrase
     */
    public Path privateKey() {
        return folder.resolve("client_key");
    }

    /**
     * How the hosts are known.
     *
     * @return a file in the form of {@code ~/.ssh/known_hosts}
     */
    public Path knownHosts() {
        return folder.resolve("known_hosts");
    }

    /**
     * What lets {@code ssh -F} in, and whatever is told to use such a file.
     *
     * @return a client's configuration with {@link #user()}, {@link #privateKey()} and {@link #knownHosts()}
     */
    public Path clientConfig() {
        return folder.resolve("client_config");
    }

    @Override
    List<Program> programs() {
        return PROGRAMS;
    }

    @Override
    void settleIn(Path place) {
        folder = place;
        generateKey(privateKey());
        try {
            if (Root.isUs()) {
                Files.createDirectories(SEPARATION);
            }
            for (int number = 0; number < 3; number++) {
                settleIn();
            }
            writeKnownHosts();
            Files.write(
                    clientConfig(),
                    List.of(
                            "User " + user(),
                            "IdentityFile " + privateKey(),
                            "IdentitiesOnly yes",
                            "UserKnownHostsFile " + knownHosts(),
                            "GlobalKnownHostsFile none"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /**
     * One more host, for a test that stops or freezes it while others go on.
     *
     * @return a host that answers, with the next free address
     */
    public SshHost another() {
        try {
            SshHost host = settleIn();
            writeKnownHosts();
            host.bringUp();
            return host;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private SshHost settleIn() throws IOException {
        String address = "127.0.0." + (FIRST + hosts.size());
        SshHost host = new SshHost(address, folder.resolve("client_key.pub"));
        hosts.add(host);
        host.settleIn(Files.createDirectory(folder.resolve(address)));
        return host;
    }

    private void writeKnownHosts() throws IOException {
        Files.write(knownHosts(), hosts.stream().map(SshHost::knownHost).toList());
    }

    @Override
    void bringUp() {
        hosts.forEach(SshHost::bringUp);
    }

    @Override
    void close() {
        hosts.forEach(SshHost::close);
    }

    @Override
    Map<String, Path> logs() {
        Map<String, Path> logs = new LinkedHashMap<>();
        hosts.forEach(host -> logs.putAll(host.logs()));
        return logs;
    }

    static void generateKey(Path file) {
        Commands.run(List.of(KEYGEN.path(), "-q", "-t", "ed25519", "-N", "", "-C", "testbed", "-f", file.toString()));
    }
}
