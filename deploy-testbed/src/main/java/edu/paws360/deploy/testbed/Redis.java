package edu.paws360.deploy.testbed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A Redis server that asks for a password. */
public final class Redis extends Server {
    private static final Program SERVER = new Program("redis-server", "redis-server");

    private final String password = Passwords.random();

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

    @Override
    List<Program> programs() {
        return List.of(SERVER);
    }

    @Override
    void prepare() {
        try {
            Files.write(
                    configuration(),
                    List.of(
                            "bind " + host(),
                            "port " + port(),
                            "dir " + folder(),
                            "save \"\"",
                            "requirepass " + password));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    List<String> command() {
        return List.of(SERVER.path(), configuration().toString());
    }

    @Override
    boolean answers() {
        return Loopback.ask(host(), port(), "PING\r\n").startsWith("-NOAUTH");
    }

    private Path configuration() {
        return folder().resolve("redis.conf");
    }
}
