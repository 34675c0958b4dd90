package edu.paws360.deploy.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TcpReachTest {
    private static final int ENOUGH = 20;

    private final InetAddress loopback = Loopback.address(1);
    private final Resolver both = (host, limit) -> Resolver.Answer.found(List.of(Loopback.address(2), loopback));

    /** A full backlog leaves further connections without an answer. */
    private Optional<String> fill(ServerSocket listener) throws Exception {
        Optional<String> fault = Optional.empty();
        for (int i = 0; i < ENOUGH && fault.isEmpty(); i++) {
            fault = new TcpReach().fault(loopback, listener.getLocalPort(), Duration.ofMillis(300));
        }
        return fault;
    }

    @Test
    void endsAtItsLimitWhenNobodyAnswers() throws Exception {
        try (ServerSocket listener = Loopback.listener(1)) {
            assertThat(fill(listener)).contains("no answer on port " + listener.getLocalPort());
        }
    }

    @Test
    void endsWhenItIsInterrupted() throws Exception {
        ExecutorService caller = Executors.newSingleThreadExecutor();
        CountDownLatch begun = new CountDownLatch(1);
        try (ServerSocket listener = Loopback.listener(1)) {
            assertThat(fill(listener)).isPresent();
            Future<Optional<String>> asked = caller.submit(() -> {
                begun.countDown();
                return new TcpReach().fault(loopback, listener.getLocalPort(), Duration.ofMinutes(10));
            });
            assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
            asked.cancel(true);
            caller.shutdown();
            assertThat(caller.awaitTermination(20, TimeUnit.SECONDS))
                    .as("the thread has ended")
                    .isTrue();
        } finally {
            caller.shutdownNow();
        }
    }

    @Test
    void triesTheNextAddressWhenOneRefuses() throws Exception {
        try (ServerSocket listener = Loopback.listener(50)) {
            TargetProbe probe = new TargetProbe(both, new TcpReach(), Duration.ofSeconds(5));
            assertThat(probe.ask(new Target("web1", "web1", listener.getLocalPort())))
                    .isEmpty();
        }
    }

    @Test
    void namesEveryAddressWhenAllRefuse() throws Exception {
        int closed = Loopback.closedPort();
        TargetProbe probe = new TargetProbe(both, new TcpReach(), Duration.ofSeconds(5));
        assertThat(probe.ask(new Target("web1", "web1", closed)))
                .map(Object::toString)
                .contains("  web1: 127.0.0.2 port " + closed + ": Connection refused; 127.0.0.1 port " + closed
                        + ": Connection refused");
    }
}
