package edu.paws360.deploy.github;

import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.github.GithubAnswer.Found;
import edu.paws360.deploy.secret.Secret;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is told to GitHub is told once, so it must not go into a connection that something in between has given up. */
class UsedConnectionTest {
    private static final RunReference RUN = new RunReference("paws360/shop", 4711, 1);

    private final FickleProxy proxy = new FickleProxy();
    private final Github github =
            Github.at(proxy.address(), new Secret("GITHUB_TOKEN", "ghs_geheim0123456789"), System::nanoTime);

    @AfterEach
    void close() throws IOException {
        proxy.close();
    }

    @Test
    void what_is_told_goes_over_a_connection_of_its_own() throws Exception {
        assertThat(github.runs().reviews(RUN)).isInstanceOf(Found.class);

        assertThat(github.runs().cancel(RUN)).isInstanceOf(Found.class);
        assertThat(github.runs().cancel(RUN)).isInstanceOf(Found.class);

        assertThat(proxy.answered)
                .containsExactly(
                        "GET /repos/paws360/shop/actions/runs/4711/approvals HTTP/1.1",
                        "POST /repos/paws360/shop/actions/runs/4711/cancel HTTP/1.1",
                        "POST /repos/paws360/shop/actions/runs/4711/cancel HTTP/1.1");
    }

    /** Answers the first request of each connection, seems to keep it, and hangs up at the second one. */
    private static final class FickleProxy implements Closeable {
        final List<String> answered = new CopyOnWriteArrayList<>();
        private final ExecutorService threads = Executors.newCachedThreadPool();
        private final ServerSocket socket;

        FickleProxy() {
            try {
                socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
            threads.execute(this::listen);
        }

        URI address() {
            return URI.create("http://127.0.0.1:" + socket.getLocalPort());
        }

        private void listen() {
            while (!socket.isClosed()) {
                try {
                    Socket caller = socket.accept();
                    threads.execute(() -> serve(caller));
                } catch (IOException closed) {
                    return;
                }
            }
        }

        private void serve(Socket caller) {
            try (caller) {
                caller.setSoTimeout(10_000);
                BufferedReader head =
                        new BufferedReader(new InputStreamReader(caller.getInputStream(), StandardCharsets.US_ASCII));
                answered.add(head.readLine());
                for (String line = head.readLine(); line != null && !line.isEmpty(); ) {
                    line = head.readLine();
                }
                caller.getOutputStream()
                        .write(
                                ("HTTP/1.1 200 OK\r\nDate: Mon, 4 May 2026 12:00:00 GMT\r\nContent-Type: application/json\r\n"
                                                + "Content-Length: 2\r\n\r\n[]")
                                        .getBytes(StandardCharsets.US_ASCII));
                // Whatever comes next over this connection, it is closed.
                head.read();
            } catch (IOException gone) {
                // Whoever asked has hung up, as it should.
            }
        }

        @Override
        public void close() throws IOException {
            socket.close();
            threads.shutdownNow();
        }
    }
}
