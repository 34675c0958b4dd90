package edu.paws360.deploy.testbed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A Redis server that asks for a password. */
public final class Redis extends Server {
    private static final Program CLIENT = new Program("redis-cli", "redis-tools");
    private static final Program SERVER = new Program("redis-server", "redis-server");

    private final String password = Passwords.random();
    private RedisState state = RedisState.NORMAL;
    private boolean hasDump;
    private int securePort;

    Redis() {
        super("redis", "127.0.0.1");
    }

    /**
     * The password of the default user.
     *
     * @return letters and digits, another one in every JVM
     */
    public String password() {
        return password;
    }

    /**
     * Where it speaks TLS.
     *
     * @return a port
     */
    public int securePort() {
        return securePort;
    }

    /**
     * Whom to trust to speak TLS with it.
     *
     * @return a file with a certificate, PEM
     */
    public Path certificate() {
        return folder().resolve("server.crt");
    }

    /**
     * Starts it anew in another state, and returns when it answers. A test that does so starts it as {@link RedisState#NORMAL}
     * again when it ends.
     *
     * @param other the state
     */
    public void startIn(RedisState other) {
        if (other == RedisState.LOADING && !hasDump) {
            dump();
        }
        stop();
        state = other;
        start();
    }

    /** Makes a dump that takes a while to load. */
    private void dump() {
        start();
        tell("EVAL", "for i = 1, 300000 do redis.call('SET', 'key:' .. i, 'value ' .. i) end", "0");
        tell("SAVE");
        stop();
        try {
            Files.move(folder().resolve("dump.rdb"), folder().resolve("large.rdb"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        hasDump = true;
    }

    private void tell(String... words) {
        List<String> command = new ArrayList<>(List.of("env", "REDISCLI_AUTH=" + password, CLIENT.path()));
        command.addAll(List.of("-e", "-h", host(), "-p", String.valueOf(port())));
        command.addAll(List.of(words));
        Commands.run(command);
    }

    @Override
    List<Program> programs() {
        return List.of(SERVER, CLIENT, Certificate.OPENSSL);
    }

    @Override
    void prepare() {
        securePort = Loopback.freePort(host());
        Certificate certificate = Certificate.in(folder());
        try {
            Files.write(
                    configuration(),
                    List.of(
                            "bind " + host(),
                            "port " + port(),
                            "dir " + folder(),
                            "save \"\"",
                            "tls-port " + securePort,
                            "tls-cert-file " + certificate.certificate(),
                            "tls-key-file " + certificate.key(),
                            "tls-ca-cert-file " + certificate.certificate(),
                            "tls-auth-clients no",
                            "requirepass " + password));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    List<String> command() {
        List<String> command =
                new ArrayList<>(List.of(SERVER.path(), configuration().toString()));
        command.addAll(state.arguments());
        return command;
    }

    @Override
    boolean answers() {
        return Loopback.ask(host(), port(), "PING\r\n").startsWith("-NOAUTH");
    }

    private Path configuration() {
        return folder().resolve("redis.conf");
    }
}
