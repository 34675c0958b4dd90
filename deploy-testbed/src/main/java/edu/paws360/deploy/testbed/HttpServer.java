package edu.paws360.deploy.testbed;

import java.net.URI;

/** A server of the Prometheus family: over HTTP, ready when it says so. */
public abstract class HttpServer extends Server {
    HttpServer(String name) {
        super(name, "127.0.0.1");
    }

    /**
     * Where it is.
     *
     * @return for example {@code http://127.0.0.1:41234}
     */
    public final URI address() {
        return URI.create("http://" + listen());
    }

    final String listen() {
        return host() + ":" + port();
    }

    @Override
    void prepare() {}

    @Override
    boolean answers() {
        return Loopback.isOk(address().resolve("/-/ready"));
    }
}
