package edu.paws360.deploy.health.probe;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import edu.paws360.deploy.health.probe.ProbeOutcome.Healthy;
import edu.paws360.deploy.health.probe.ProbeOutcome.No;
import edu.paws360.deploy.health.probe.ProbeOutcome.NotYet;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trust, names and broken connections under TLS, against the JDK's own server and a key from its own keytool. */
class TlsTest {
    private static final String PASSWORD = "changeit";

    @TempDir
    private static Path folder;

    private static SSLContext context;
    private static HttpsServer server;

    @BeforeAll
    static void start() throws Exception {
        context = context(key());
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterAll
    static void stop() {
        server.stop(0);
    }

    @Test
    void isHealthyWhenTheCertificateIsTrustedAndNamesTheHost() throws Exception {
        assertThat(ask("https://health.test:%d/", context.getSocketFactory())).isInstanceOf(Healthy.class);
    }

    @Test
    void readsACertificateThatIsNotTrustedAsNo() throws Exception {
        ProbeOutcome outcome = ask("https://health.test:%d/", (SSLSocketFactory) SSLSocketFactory.getDefault());

        assertThat(outcome).isInstanceOf(No.class);
        assertThat(outcome.detail())
                .startsWith("TLS with https://health.test:" + port() + "/ failed: ")
                .contains("unable to find valid certification path");
    }

    @Test
    void readsACertificateOfAnotherHostAsNo() throws Exception {
        ProbeOutcome outcome = ask("https://other.test:%d/", context.getSocketFactory());

        // Newer JDKs put the name of the TLS alert in front of their own words.
        assertThat(outcome).isInstanceOf(No.class);
        assertThat(outcome.detail())
                .startsWith("TLS with https://other.test:" + port() + "/ failed: ")
                .endsWith("No subject alternative DNS name matching other.test found.");
    }

    @Test
    void readsAServerThatSpeaksNoTlsAsNo() throws Exception {
        try (RawServer plain = RawServer.hasty(connection -> {
            RawServer.send(connection, "HTTP/1.1 400 Bad Request\r\n\r\n");
            connection.getInputStream().readAllBytes();
        })) {
            assertThat(ask(plain))
                    .isEqualTo(new No("TLS with https://health.test:" + plain.port()
                            + "/ failed: Unsupported or unrecognized SSL message"));
        }
    }

    @Test
    void readsAConnectionThatEndsInTheHandshakeAsNotYet() throws Exception {
        try (RawServer closing =
                RawServer.hasty(connection -> connection.getInputStream().read(new byte[4_096]))) {
            assertThat(ask(closing)).isInstanceOf(NotYet.class);
        }
    }

    @Test
    void readsAConnectionResetInTheHandshakeAsNotYet() throws Exception {
        try (RawServer resetting = RawServer.hasty(connection -> connection.setSoLinger(true, 0))) {
            assertThat(ask(resetting)).isInstanceOf(NotYet.class);
        }
    }

    @Test
    void endsByItsDeadlineThoughTheHandshakeIsNeverAnswered() throws Exception {
        try (RawServer silent =
                RawServer.hasty(connection -> connection.getInputStream().readAllBytes())) {
            ProbeOutcome outcome = Asking.ask(
                    probe("https://health.test:" + silent.port() + "/", context.getSocketFactory()), Asking.SHORT);

            assertThat(outcome)
                    .isEqualTo(new NotYet(
                            "no complete answer from https://health.test:" + silent.port() + "/ (Read timed out)"));
        }
    }

    private static ProbeOutcome ask(RawServer raw) throws InterruptedException {
        HttpProbe probe = probe("https://health.test:" + raw.port() + "/", context.getSocketFactory());
        return Asking.ask(probe, Asking.LONG);
    }

    private static ProbeOutcome ask(String url, SSLSocketFactory factory) throws InterruptedException {
        return Asking.ask(probe(String.format(url, port()), factory), Asking.LONG);
    }

    private static HttpProbe probe(String url, SSLSocketFactory factory) {
        Dialer loopback = new Dialer(host -> new InetAddress[] {InetAddress.getLoopbackAddress()});
        return new HttpProbe(
                HttpCall.get(URI.create(url)),
                HttpExpectation.OK,
                0,
                new HttpExchange(loopback, new Tls(() -> factory)));
    }

    private static int port() {
        return server.getAddress().getPort();
    }

    private static KeyStore key() throws Exception {
        Path file = folder.resolve("key.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keystore",
                        file.toString(),
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-alias",
                        "health",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=health.test",
                        "-ext",
                        "SAN=dns:health.test")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool.log").toFile())
                .start();
        assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(keytool.exitValue()).isZero();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream input = Files.newInputStream(file)) {
            store.load(input, PASSWORD.toCharArray());
        }
        return store;
    }

    private static SSLContext context(KeyStore store) throws Exception {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD.toCharArray());
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("health", store.getCertificate("health"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }
}
