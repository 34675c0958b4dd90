package edu.paws360.deploy.sink.oncall;

import static edu.paws360.deploy.testbed.StandIn.answering;
import static edu.paws360.deploy.testbed.StandIn.cutting;
import static edu.paws360.deploy.testbed.StandIn.hangingUp;
import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.sink.Deliveries;
import edu.paws360.deploy.sink.Deliveries.Outcome;
import edu.paws360.deploy.testbed.StandIn;
import edu.paws360.deploy.testbed.StandIn.Mood;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a receiver of any kind does: what is said of it, that it holds nobody up, and that the next run makes it good. */
@Timeout(60)
class OnCallFaultTest {
    /** In the product 8 seconds, of the 10 that all sinks have: for those that never come to an end by themselves. */
    private static final Pace SHORT = new Pace(Duration.ofSeconds(1), Duration.ofMillis(1));

    private static final Duration SHORT_PATIENCE = Duration.ofMillis(200);

    /** For those that answer: as long as a loaded machine takes. */
    private static final Pace LONG = new Pace(Duration.ofSeconds(40), Duration.ofMillis(1));

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration ALL_SINKS = Duration.ofSeconds(50);

    @TempDir
    Path folder;

    private record Fault(String name, Function<StandIn, Mood> mood, String said) {
        boolean isEndless() {
            return Set.of("hangs", "stands still", "trickles").contains(name);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static List<Fault> faults() {
        return List.of(
                new Fault("refuses", stand -> answering(403, "no"), " answered 403, expected "),
                new Fault("breaks", stand -> answering(500, "broken"), " answered 500, expected "),
                new Fault("is busy", stand -> answering(503, ""), " answered 503, expected "),
                new Fault(
                        "throttles",
                        stand -> answering(429, "", Map.of("Retry-After", "3600")),
                        " answered 429, expected "),
                new Fault("hangs", StandIn::silent, "No success from "),
                new Fault("stands still", StandIn::stalling, " answered 500, expected |No success from "),
                new Fault("trickles", stand -> trickling(), " answered 500, expected |No success from "),
                new Fault("is another server", stand -> answering(418, "<html>"), " answered 418, expected "),
                new Fault("redirects", stand -> StandIn.redirecting("http://127.0.0.1:1/"), " answered 302, expected "),
                new Fault("hangs up", stand -> hangingUp(), "No success from "),
                new Fault("hangs up within its answer", stand -> cutting(503, "cut off"), " answered 503, expected "),
                new Fault("takes it and dies", stand -> stand.taking(hangingUp()), "No success from "),
                new Fault(
                        "takes it and is broken",
                        stand -> stand.taking(answering(502, "")),
                        " answered 502, expected "));
    }

    /** A byte now and then, for ever: each is no silence, and all of them are no answer. */
    private static Mood trickling() {
        return (request, exchange) -> {
            exchange.sendResponseHeaders(500, 0);
            try (OutputStream out = exchange.getResponseBody()) {
                while (true) {
                    out.write('x');
                    out.flush();
                    if (new CountDownLatch(1).await(50, TimeUnit.MILLISECONDS)) {
                        return;
                    }
                }
            } catch (InterruptedException closing) {
                Thread.currentThread().interrupt();
            }
        };
    }

    static Stream<Arguments> everyFaultOfEveryReceiver() {
        return faults().stream()
                .flatMap(fault -> Stream.of(ReceiverKind.values()).map(kind -> Arguments.of(kind, fault)));
    }

    @ParameterizedTest
    @MethodSource("everyFaultOfEveryReceiver")
    void isSaidInTimeAndMadeGoodByTheNextRun(ReceiverKind kind, Fault fault) throws Exception {
        try (StandIn stand = kind.stand();
                Story story = new Story(folder).broken("d1")) {
            for (int tries = 0; tries < 3; tries++) {
                stand.next(fault.mood().apply(stand));
            }
            Outcome failed = fault.isEndless()
                    ? deliver(kind.at(stand, SHORT_PATIENCE), story, InstantSource.system(), SHORT)
                    : deliver(kind.at(stand, PATIENCE), story, InstantSource.system(), LONG);
            assertThat(failed.delivered()).isFalse();
            assertThat(failed.receipt().detail())
                    .containsPattern(fault.said())
                    .contains("deploy.oncall.urls")
                    .endsWith("; the next run tells it again.");

            stand.clear();
            Receiver receiver = kind.at(stand, PATIENCE);
            InstantSource nextDay = InstantSource.offset(InstantSource.system(), Duration.ofHours(2));
            assertThat(deliver(receiver, story, nextDay, LONG).receipt().detail())
                    .startsWith("fired ");
            assertThat(kind.shown(stand)).hasSize(1);
            assertThat(kind.woken(stand).values()).allMatch(times -> times == 1);

            story.good("d2");
            assertThat(deliver(receiver, story, nextDay, LONG).receipt().detail())
                    .startsWith("resolved ");
            assertThat(kind.shown(stand)).isEmpty();
            assertThat(kind.woken(stand).values()).allMatch(times -> times == 1);
        }
    }

    private Outcome deliver(Receiver receiver, Story story, InstantSource clock, Pace pace)
            throws InterruptedException {
        OnCallSink sink = new OnCallSink(receiver.kind(), receiver, folder, Signs.NONE, clock, pace);
        return new Deliveries(List.of(sink), ALL_SINKS).deliver(story.journal()).get(0);
    }

    static Stream<ReceiverKind> kinds() {
        return Stream.of(ReceiverKind.values());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void oneThatSpeaksNoTlsIsSaid(ReceiverKind kind) throws Exception {
        try (ServerSocket plain = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
                Story story = new Story(folder).broken("d1")) {
            Thread answering = new Thread(() -> answerInPlain(plain), "plain");
            answering.setDaemon(true);
            answering.start();
            Receiver receiver = kind.at(URI.create("https://127.0.0.1:" + plain.getLocalPort()), PATIENCE);
            Outcome failed = deliver(receiver, story, InstantSource.system(), LONG);
            assertThat(failed.receipt().detail())
                    .contains("No success from ", ": SSLException Unsupported or unrecognized SSL message. ")
                    .endsWith("; the next run tells it again.");
        }
    }

    private static void answerInPlain(ServerSocket server) {
        while (!server.isClosed()) {
            try (var socket = server.accept()) {
                socket.getOutputStream()
                        .write("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n"
                                .getBytes(StandardCharsets.US_ASCII));
            } catch (IOException closed) {
                // The next one, or none.
            }
        }
    }
}
