package edu.paws360.deploy.github;

import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.github.GithubAnswer.Found;
import edu.paws360.deploy.github.GithubAnswer.Unreachable;
import edu.paws360.deploy.secret.Secret;
import edu.paws360.deploy.testbed.GithubApi;
import edu.paws360.deploy.testbed.GithubScene;
import edu.paws360.deploy.testbed.Needs;
import edu.paws360.deploy.testbed.StrictGithub;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** The way to GitHub leads through the proxy that the JVM is told to use, unless the token could be read there. */
@ResourceLock(Resources.SYSTEM_PROPERTIES)
@Needs(GithubApi.class)
class ProxyTest {
    private static final Secret TOKEN = new Secret("GITHUB_TOKEN", "ghs_geheim0123456789");
    private static final RunReference RUN = new RunReference(GithubScene.REPOSITORY, GithubScene.RUN, 1);

    private final StrictGithub proxy = new StrictGithub("ghs_geheim0123456789");
    private final Map<String, String> before = new HashMap<>();

    @BeforeEach
    void tellTheJvm() {
        set("http.proxyHost", "127.0.0.1");
        set("http.proxyPort", proxy.authority().replaceFirst(".*:", ""));
        // Empty, or else the JVM goes to loopback addresses directly.
        set("http.nonProxyHosts", "");
    }

    private void set(String name, String value) {
        before.put(name, System.setProperty(name, value));
    }

    @AfterEach
    void forget() {
        before.forEach((name, value) -> {
            if (value == null) {
                System.clearProperty(name);
            } else {
                System.setProperty(name, value);
            }
        });
        proxy.close();
    }

    @Test
    void https_goes_there_in_a_tunnel_and_the_proxy_sees_no_token() throws Exception {
        try (ServerSocket tunnel = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            set("https.proxyHost", "127.0.0.1");
            set("https.proxyPort", String.valueOf(tunnel.getLocalPort()));
            FutureTask<List<String>> head = new FutureTask<>(() -> refused(tunnel));
            new Thread(head, "tunnel").start();

            Github github = Github.at(URI.create("https://github.example.org/api/v3"), TOKEN, System::nanoTime);
            assertThat(github.once().runs().run(RUN)).isInstanceOf(Unreachable.class);

            assertThat(head.get(10, TimeUnit.SECONDS))
                    .startsWith("CONNECT github.example.org:443 HTTP/1.1")
                    .noneMatch(line -> line.toLowerCase(Locale.ROOT).contains("authorization"))
                    .noneMatch(line -> line.contains("geheim"));
        }
    }

    /** What is asked of the proxy, which does not let it through. */
    private static List<String> refused(ServerSocket tunnel) throws IOException {
        try (Socket caller = tunnel.accept()) {
            caller.setSoTimeout(10_000);
            BufferedReader reader =
                    new BufferedReader(new InputStreamReader(caller.getInputStream(), StandardCharsets.US_ASCII));
            List<String> head = new ArrayList<>();
            for (String line = reader.readLine(); line != null && !line.isEmpty(); line = reader.readLine()) {
                head.add(line);
            }
            caller.getOutputStream()
                    .write("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            return head;
        }
    }

    @Test
    void what_is_not_encrypted_stays_on_this_machine() throws Exception {
        try (StrictGithub server = new StrictGithub("ghs_geheim0123456789")) {
            assertThat(Github.at(server.api(), TOKEN, System::nanoTime)
                            .once()
                            .runs()
                            .run(RUN))
                    .isInstanceOf(Found.class);
        }
        assertThat(proxy.requests()).isEmpty();
    }
}
