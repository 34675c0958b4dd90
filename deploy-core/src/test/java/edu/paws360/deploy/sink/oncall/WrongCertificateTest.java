package edu.paws360.deploy.sink.oncall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A receiver whose certificate nobody has signed whom this Java trusts: the JDK's own server with a key of its own keytool. */
@Timeout(120)
class WrongCertificateTest {
    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir
    private static Path made;

    private static final AtomicInteger REQUESTS = new AtomicInteger();
    private static HttpsServer server;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() throws Exception {
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context()));
        server.createContext("/", exchange -> {
            REQUESTS.incrementAndGet();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterAll
    static void stop() {
        server.stop(0);
    }

    private static SSLContext context() throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream file = Files.newInputStream(selfSigned())) {
            keys.load(file, PASSWORD);
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    private static Path selfSigned() throws Exception {
        Path store = made.resolve("keys.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "self",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=127.0.0.1",
                        "-ext",
                        "san=ip:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        new String(PASSWORD),
                        "-keystore",
                        store.toString())
                .redirectErrorStream(true)
                .redirectOutput(made.resolve("keytool.log").toFile())
                .start();
        assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(keytool.exitValue())
                .as(Files.readString(made.resolve("keytool.log")))
                .isZero();
        return store;
    }

    @ParameterizedTest
    @EnumSource
    void isSaidAndNothingIsSentToIt(ReceiverKind kind) throws Exception {
        URI base = URI.create("https://127.0.0.1:" + server.getAddress().getPort());
        Receiver receiver = kind.at(base, Duration.ofSeconds(5));
        try (Story story = new Story(folder).broken("d1")) {
            OnCallSink sink = new OnCallSink(receiver.kind(), receiver, folder, Signs.NONE);

            assertThatThrownBy(() -> sink.deliver(story.journal()))
                    .hasMessageContaining("No success from ")
                    .hasMessageContaining(": SSLHandshakeException ")
                    .hasMessageContaining("unable to find valid certification path")
                    .hasMessageEndingWith("; the next run tells it again.");

            assertThat(Files.readString(sink.file("json"))).contains("\"pages\":{}");
        }
        assertThat(REQUESTS).hasValue(0);
    }
}
