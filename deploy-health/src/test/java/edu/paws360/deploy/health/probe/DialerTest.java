package edu.paws360.deploy.health.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import edu.paws360.deploy.health.probe.ProbeOutcome.Healthy;
import edu.paws360.deploy.health.probe.ProbeOutcome.NotYet;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;

/** Every address of a name is tried. */
class DialerTest {
    @Test
    void triesTheNextAddressWhenTheFirstDoesNotAnswer() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Deadline deadline = Deadline.in(Asking.LONG);
                Socket socket =
                        new Dialer(host -> addresses("::1", "127.0.0.1")).dial("db", server.getLocalPort(), deadline)) {
            assertThat(socket.getInetAddress()).isEqualTo(InetAddress.getLoopbackAddress());
        }
    }

    @Test
    void leavesTimeForTheSecondAddressWhenTheFirstSwallowsEverything() throws Exception {
        try (FullServer swallowing = new FullServer();
                Deadline deadline = Deadline.in(Asking.SHORT)) {
            assertThatThrownBy(() -> new Dialer(host -> addresses("127.0.0.1", "127.0.0.1"))
                            .dial("db", swallowing.port(), deadline))
                    .isInstanceOf(ConnectException.class)
                    .hasMessage("127.0.0.1:%1$d: no answer; 127.0.0.1:%1$d: no answer", swallowing.port());
        }
    }

    @Test
    void namesEveryAddressThatRefused() throws Exception {
        int port = freePort();
        try (Deadline deadline = Deadline.in(Asking.LONG)) {
            assertThatThrownBy(() -> new Dialer(host -> addresses("127.0.0.1", "127.0.0.1")).dial("db", port, deadline))
                    .isInstanceOf(ConnectException.class)
                    .hasMessage("127.0.0.1:%1$d: Connection refused; 127.0.0.1:%1$d: Connection refused", port);
        }
    }

    @Test
    void readsANameThatDoesNotResolveAsNotYet() throws Exception {
        Dialer nowhere = new Dialer(host -> {
            throw new UnknownHostException(host);
        });
        HttpCall call = HttpCall.get(URI.create("http://soon.paws360.local/health"));
        HttpProbe probe = new HttpProbe(call, HttpExpectation.OK, 0, new HttpExchange(nowhere, Tls.SYSTEM));

        assertThat(Asking.ask(probe, Asking.LONG))
                .isEqualTo(new NotYet("the host of http://soon.paws360.local/health does not resolve"));
    }

    @Test
    void findsAnOpenTcpPortHealthy() throws Exception {
        try (RawServer server = RawServer.sending("")) {
            assertThat(Asking.ask(new TcpProbe("127.0.0.1", server.port()), Asking.LONG))
                    .isEqualTo(new Healthy("tcp://127.0.0.1:" + server.port() + " accepts connections"));
        }
    }

    @Test
    void readsAClosedTcpPortAsNotYet() throws Exception {
        int port = freePort();

        assertThat(Asking.ask(new TcpProbe("127.0.0.1", port), Asking.LONG))
                .isEqualTo(new NotYet(
                        "no connection to tcp://127.0.0.1:" + port + " (127.0.0.1:" + port + ": Connection refused)"));
    }

    @Test
    void refusesATcpAddressThatCannotBe() {
        assertThatThrownBy(() -> new TcpProbe("db", 65_536))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A TCP probe needs a host and a port from 1 to 65535, not db:65536");
    }

    private static InetAddress[] addresses(String... texts) throws UnknownHostException {
        InetAddress[] addresses = new InetAddress[texts.length];
        for (int i = 0; i < texts.length; i++) {
            addresses[i] = InetAddress.getAllByName(texts[i])[0];
        }
        return addresses;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
