package edu.paws360.deploy.github;

import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.secret.Secret;
import edu.paws360.deploy.testbed.GithubScene;
import edu.paws360.deploy.testbed.StrictGithub;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** The way to GitHub leads through the proxy that the JVM is told to use. */
@ResourceLock(Resources.SYSTEM_PROPERTIES)
class ProxyTest {
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
    void a_request_goes_there() throws Exception {
        Secret token = new Secret("GITHUB_TOKEN", "ghs_geheim0123456789");
        Github github = Github.at(URI.create("http://127.0.0.9:1/api/v3"), token, System::nanoTime);

        github.once().run(new RunReference(GithubScene.REPOSITORY, GithubScene.RUN, 1));

        assertThat(proxy.requests())
                .extracting(request -> request.target())
                .containsExactly("http://127.0.0.9:1/api/v3/repos/paws360/shop/actions/runs/4711");
    }
}
