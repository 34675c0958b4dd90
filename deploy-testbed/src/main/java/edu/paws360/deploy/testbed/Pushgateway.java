package edu.paws360.deploy.testbed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A Prometheus Pushgateway, which forgets everything when it is stopped, unless it is started otherwise. */
public final class Pushgateway extends HttpServer {
    private static final Program SERVER = new Program("prometheus-pushgateway", "prometheus-pushgateway");

    /** The password below, hashed by bcrypt, which is all that the server takes. */
    private static final String HASH = "$2b$04$7HwmL2IqjYwloXO5ySjrVOG/7hljBeF2vumgjKrhFRWhAg42/dCxS";

    private boolean keeping;
    private boolean secured;

    Pushgateway() {
        super("pushgateway");
    }

    /** Starts it anew, empty; it then keeps what it has in a file over {@link #stop()} and {@link #start()}. */
    public void startKeeping() {
        startAnew(true, false);
    }

    /** Starts it anew, empty; it then speaks TLS only, and asks for {@link #user()} and {@link #password()}. */
    public void startSecured() {
        startAnew(false, true);
    }

    /** Starts it anew, empty, as usual. */
    public void startForgetting() {
        startAnew(false, false);
    }

    private void startAnew(boolean keep, boolean secure) {
        stop();
        keeping = keep;
        secured = secure;
        try {
            Files.deleteIfExists(kept());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        start();
    }

    /**
     * Who is let in, where it asks.
     *
     * @return a name
     */
    public String user() {
        return "ada";
    }

    /**
     * The password, where it asks.
     *
     * @return always the same, known to this machine alone
     */
    public String password() {
        return "gateway-pass-1";
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
     * Where it is while it speaks TLS.
     *
     * @return for example {@code https://127.0.0.1:41234}
     */
    public URI securedAddress() {
        return URI.create("https://" + listen());
    }

    @Override
    void prepare() {
        Certificate certificate = Certificate.in(folder());
        String web = "tls_server_config:\n  cert_file: " + certificate.certificate() + "\n  key_file: "
                + certificate.key() + "\nbasic_auth_users:\n  " + user() + ": " + HASH + "\n";
        try {
            Files.writeString(web(), web);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    List<Program> programs() {
        return List.of(SERVER, Certificate.OPENSSL);
    }

    @Override
    List<String> command() {
        // Debian's keeps its metrics in a file of the whole machine unless it is told otherwise.
        List<String> command = new ArrayList<>(List.of(
                SERVER.path(),
                "--web.listen-address=" + listen(),
                "--persistence.file=" + (keeping ? kept().toString() : "")));
        if (secured) {
            command.add("--web.config.file=" + web());
        }
        return command;
    }

    @Override
    boolean answers() {
        // A server that speaks TLS only says in plain words that it does.
        return secured
                ? Loopback.ask(host(), port(), "GET / HTTP/1.0\r\n\r\n").startsWith("HTTP/1.0 400")
                : super.answers();
    }

    private Path kept() {
        return folder().resolve("kept");
    }

    private Path web() {
        return folder().resolve("web.yml");
    }
}
