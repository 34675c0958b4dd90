package edu.paws360.deploy.testbed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A PostgreSQL server with one user who owns one database, and has to give a password (scram-sha-256). It listens on both loopbacks,
 * {@code 127.0.0.1} and {@code ::1}.
 */
public final class PostgreSql extends Server {
    /** PostgreSQL refuses to run as root; Debian's package brings this user for it. */
    private static final String SERVICE_USER = "postgres";

    private static final Program SERVER = new Program("postgres", "postgresql");
    private static final Program INITDB = new Program("initdb", "postgresql");
    private static final Program READY = new Program("pg_isready", "postgresql-client");
    private static final Program CLIENT = new Program("psql", "postgresql-client");
    private static final Program SETPRIV = new Program("setpriv", "util-linux");

    private final String password = Passwords.random();
    private boolean populated;
    private PostgresState state = PostgresState.NORMAL;

    PostgreSql() {
        super("postgresql", "127.0.0.1");
    }

    /**
     * The database.
     *
     * @return its name
     */
    public String database() {
        return "paws360";
    }

    /**
     * The user who owns the database.
     *
     * @return a name
     */
    public String user() {
        return "paws360";
    }

    /**
     * The user's password.
     *
     * @return letters and digits, another one in every JVM
     */
    public String password() {
        return password;
    }

    /**
     * Whom to trust to speak TLS with it, where it does.
     *
     * @return a file with a certificate, PEM
     */
    public Path certificate() {
        return folder().resolve("server.crt");
    }

    /**
     * Starts it anew in another state, and returns when it is in it. A test that does so starts it as
     * {@link PostgresState#NORMAL} again when it ends.
     *
     * @param other the state
     */
    public void startIn(PostgresState other) {
        stop();
        state = other;
        try {
            Files.writeString(rules(), "local all all trust\n" + state.rules());
            Files.deleteIfExists(standby());
            if (state.standby()) {
                Files.createFile(standby());
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        start();
    }

    /** Tells it to end once all clients have gone, and to let in no new ones. */
    public void shutDownSlowly() {
        signalFirst("TERM");
    }

    /**
     * What the real {@code pg_isready} says now.
     *
     * @return its exit code: 0 accepting, 1 rejecting, 2 no response
     * @throws IOException if it cannot be run
     * @throws InterruptedException if interrupted
     */
    public int pgIsReady() throws IOException, InterruptedException {
        return pgIsReady(host());
    }

    /**
     * The same by another address.
     *
     * @param address where it is asked
     * @return its exit code
     * @throws IOException if it cannot be run
     * @throws InterruptedException if interrupted
     */
    public int pgIsReady(String address) throws IOException, InterruptedException {
        Process ready = new ProcessBuilder(
                        READY.path(), "-q", "-t", "2", "-h", address, "-p", String.valueOf(port()), "-U", user())
                .start();
        return ready.waitFor();
    }

    @Override
    List<Program> programs() {
        List<Program> programs = new ArrayList<>(List.of(SERVER, INITDB, READY, CLIENT, Certificate.OPENSSL));
        if (Root.isUs()) {
            programs.add(SETPRIV);
        }
        return programs;
    }

    @Override
    void prepare() {
        try {
            Files.createDirectory(data());
            Path secret = Files.writeString(folder().resolve("password"), password);
            Certificate certificate = Certificate.in(folder());
            Files.writeString(rules(), "local all all trust\n" + state.rules());
            Root.give(SERVICE_USER, folder(), data(), secret, certificate.key());
            Commands.run(asServiceUser(
                    INITDB.path(),
                    "--no-sync",
                    "--locale=C",
                    "--encoding=UTF8",
                    "--auth-local=trust",
                    "--auth-host=scram-sha-256",
                    "--username=" + user(),
                    "--pwfile=" + secret,
                    "--pgdata=" + data()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    List<String> command() {
        List<String> command =
                new ArrayList<>(List.of(SERVER.path(), "-D", data().toString(), "-p", String.valueOf(port())));
        for (String setting : settings()) {
            command.addAll(List.of("-c", setting));
        }
        return asServiceUser(command.toArray(String[]::new));
    }

    private List<String> settings() {
        List<String> settings = new ArrayList<>(List.of(
                "listen_addresses=" + host() + ",::1",
                "unix_socket_directories=" + folder(),
                "hba_file=" + rules(),
                "ssl_cert_file=" + certificate(),
                "ssl_key_file=" + key(),
                "fsync=off",
                "max_connections=1200"));
        settings.addAll(state.settings());
        return settings;
    }

    @Override
    boolean answers() {
        try {
            if (!state.accepting()) {
                return pgIsReady() == 1;
            }
            if (pgIsReady() != 0) {
                return false;
            }
            populate();
            return true;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void populate() {
        if (!populated) {
            Commands.run(List.of(
                    CLIENT.path(),
                    "-h",
                    folder().toString(),
                    "-p",
                    String.valueOf(port()),
                    "-U",
                    user(),
                    "-d",
                    "postgres",
                    "-c",
                    "CREATE DATABASE " + database()));
            populated = true;
        }
    }

    /** Fast shutdown: open connections are cut. */
    @Override
    String endSignal() {
        return "INT";
    }

    private Path rules() {
        return folder().resolve("pg_hba.conf");
    }

    private Path key() {
        return folder().resolve("server.key");
    }

    private Path standby() {
        return data().resolve("standby.signal");
    }

    private Path data() {
        return folder().resolve("data");
    }

    private static List<String> asServiceUser(String... command) {
        List<String> all = new ArrayList<>();
        if (Root.isUs()) {
            all.addAll(List.of(
                    SETPRIV.path(), "--reuid=" + SERVICE_USER, "--regid=" + SERVICE_USER, "--clear-groups", "--"));
        }
        all.addAll(List.of(command));
        return all;
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "PostgreSQL at " + host() + ":" + port();
    }
}
