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
        // Debian's keeps its metrics in a file of the whole machine unless it is told otherwise.
        return List.of(SERVER.path(), "--web.listen-address=" + listen(), "--persistence.file=");
    }
}
