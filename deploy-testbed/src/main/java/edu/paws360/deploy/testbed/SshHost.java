package edu.paws360.deploy.testbed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** One sshd with an address of its own, as if it were a machine of its own. What it starts runs on this machine. */
public final class SshHost extends Server {
    private final Path authorizedKeys;

    SshHost(String host, Path authorizedKeys) {
        super("sshd-" + host, host);
        this.authorizedKeys = authorizedKeys;
    }

    /**
     * A folder that only this host is meant to use.
     *
     * @return an absolute folder, removed at the end
     */
    public Path disk() {
        return folder().resolve("disk");
    }

    /**
     * The home of who logs in. It holds no start files: bash, told by sshd, reads those of the account's own home.
     *
     * @return an absolute folder, removed at the end
     */
    public Path home() {
        return folder().resolve("home");
    }

    /** Cuts all connections: kills what serves them, while the host goes on, and so does what it was told to run. */
    public void cut() {
        killConnections();
    }

    /**
     * What users run here now.
     *
     * @return their processes, those of the connections themselves left out
     */
    public Stream<ProcessHandle> guests() {
        return processes().filter(process -> !isOurs(process));
    }

    /** What users run is their own: a frozen or cut connection does not freeze or end it. */
    @Override
    boolean isOurs(ProcessHandle process) {
        return process.info()
                .command()
                .map(command -> Path.of(command).getFileName().toString())
                .filter(name -> name.startsWith("sshd"))
                .isPresent();
    }

    /** The line that tells clients this host's key. */
    String knownHost() {
        try {
            String[] key =
                    Files.readString(hostKey().resolveSibling("host_key.pub")).split(" ", 3);
            return "[" + host() + "]:" + port() + " " + key[0] + " " + key[1];
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    List<Program> programs() {
        return SshHosts.PROGRAMS;
    }

    @Override
    void prepare() {
        try {
            Files.createDirectory(disk());
            Files.createDirectory(home());
            SshHosts.generateKey(hostKey());
            Files.write(
                    configuration(),
                    List.of(
                            "ListenAddress " + host(),
                            "Port " + port(),
                            "HostKey " + hostKey(),
                            "AuthorizedKeysFile " + authorizedKeys,
                            "PidFile none",
                            // The keys lie in a temporary folder, whose rights are not those of a home.
                            "StrictModes no",
                            "UsePAM no",
                            "PermitRootLogin prohibit-password",
                            "PasswordAuthentication no",
                            "KbdInteractiveAuthentication no",
                            "MaxStartups 100",
                            "SetEnv HOME=" + home(),
                            "Subsystem sftp internal-sftp"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    List<String> command() {
        // sshd wants to be called by its absolute path; -e: its log goes to us.
        return List.of(SshHosts.SERVER.path(), "-D", "-e", "-f", configuration().toString());
    }

    @Override
    boolean answers() {
        return Loopback.ask(host(), port(), "").startsWith("SSH-2.0-");
    }

    private Path hostKey() {
        return folder().resolve("host_key");
    }

    private Path configuration() {
        return folder().resolve("sshd_config");
    }
}
