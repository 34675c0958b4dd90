package edu.paws360.deploy.testbed;

import java.util.List;

/** A Prometheus Pushgateway, which forgets everything when it is stopped. */
public final class Pushgateway extends HttpServer {
    private static final Program SERVER = new Program("prometheus-pushgateway", "prometheus-pushgateway");

    Pushgateway() {
        super("pushgateway");
    }

    @Override
    List<Program> programs() {
        return List.of(SERVER);
    }

    @Override
    List<String> command() {
        return List.of(SERVER.path(), "--web.listen-address=" + listen());
    }
}
