package edu.paws360.deploy.health.probe;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;

/** Asks a probe once, and reads its faults, as a gate does. */
final class Asking {
    static final Duration LONG = Duration.ofSeconds(20);
    static final Duration SHORT = Duration.ofMillis(300);

    private Asking() {}

    static ProbeOutcome ask(Probe probe, Duration limit) throws InterruptedException {
        try (Deadline deadline = Deadline.in(limit)) {
            return probe.attempt(deadline);
        } catch (IOException e) {
            return Faults.outcome(probe.target(), e);
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    static ProbeOutcome get(URI uri, HttpExpectation expectation) throws InterruptedException {
        return ask(new HttpProbe(HttpCall.get(uri), expectation), LONG);
    }

    /** The outcome of an answer of which only the given bytes are sent. */
    static ProbeOutcome answering(String bytes, HttpExpectation expectation) throws IOException, InterruptedException {
        try (RawServer server = RawServer.sending(bytes)) {
            return withoutPort(get(server.uri("/health"), expectation), server);
        }
    }

    /** The same outcome with the server's port, which differs each time, shown as PORT. */
    static ProbeOutcome withoutPort(ProbeOutcome outcome, RawServer server) {
        String detail = outcome.detail().replace(":" + server.port(), ":PORT");
        if (outcome instanceof ProbeOutcome.NotYet notYet) {
            return new ProbeOutcome.NotYet(detail, outcome.excerpt(), notYet.cause());
        }
        return outcome instanceof ProbeOutcome.No no
                ? new ProbeOutcome.No(detail, outcome.excerpt(), no.cause())
                : new ProbeOutcome.Healthy(detail);
    }
}
