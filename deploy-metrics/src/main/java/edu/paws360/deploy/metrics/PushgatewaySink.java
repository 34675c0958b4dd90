package edu.paws360.deploy.metrics;

import edu.paws360.deploy.event.RunnerRole;
import edu.paws360.deploy.http.Attempts;
import edu.paws360.deploy.http.Countdown;
import edu.paws360.deploy.journal.JournalReader;
import edu.paws360.deploy.sink.Receipt;
import edu.paws360.deploy.sink.Sink;
import io.prometheus.client.CollectorRegistry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Pushes the totals to a Pushgateway (spec, "Prometheus Push Gateway"): job {@value #JOB}, instance {@code runner-primary}
 * or {@code runner-secondary}.
 *
 * <p>Every count belongs to exactly one instance, namely the runner that executed last in its deployment when it was
 * counted (the primary as long as none did), so the sum over instances is the truth. Each group is replaced as a whole
 * (PUT) by the totals since the journal began; so pushing twice changes nothing, a gateway that lost its memory has
 * everything again after the next run, and what others pushed into the same group is removed. No answer, 408, 429 and 5xx
 * are tried three times within the deadline; any other refusal is final. Thread-safe, and safe among processes that share
 * the store's folder; journals of different folders must not push to the same gateway, because the last would win.
 */
public final class PushgatewaySink implements Sink {
    /** The job's name (spec, "Prometheus Push Gateway"). */
    public static final String JOB = "github-actions-deployments";

    private final Gateway gateway;
    private final TotalsStore store;

    /**
     * A sink that pushes to one gateway.
     *
     * @param gateway the gateway
     * @param store the totals
     */
    public PushgatewaySink(Gateway gateway, TotalsStore store) {
        this.gateway = Objects.requireNonNull(gateway, "gateway");
        this.store = Objects.requireNonNull(store, "store");
    }

    @Override
    public String name() {
        return "pushgateway";
    }

    /**
     * Counts what is new in the journal and pushes all totals.
     *
     * @throws IOException if the totals cannot be brought up to date, or the gateway did not confirm a push
     */
    @Override
    public Receipt deliver(JournalReader journal) throws IOException, InterruptedException {
        return store.publish(name(), gateway.deadline(), () -> push(store.catchUp(journal)));
    }

    private Receipt push(Ledger ledger) throws IOException, InterruptedException {
        Countdown time = Countdown.of(gateway.deadline());
        List<String> instances = new ArrayList<>();
        for (RunnerRole role : RunnerRole.values()) {
            Totals part = ledger.totals().of(role);
            if (!part.isEmpty()) {
                push(new TotalsCollector(part).inRegistry(), instanceOf(role), time);
                instances.add(instanceOf(role));
            }
        }
        return new Receipt(ledger.upTo(), detail(instances), ledger.latestMetrics());
    }

    private static String instanceOf(RunnerRole role) {
        return "runner-" + role.label();
    }

    private void push(CollectorRegistry registry, String instance, Countdown time)
            throws IOException, InterruptedException {
        Attempts.within(time, () -> {
            new GatewayAttempt(gateway, time).put(registry, JOB, Map.of("instance", instance));
            return instance;
        });
    }

    private String detail(List<String> instances) {
        return instances.isEmpty()
                ? "nothing to push: nothing was ever counted"
                : "pushed " + String.join(" and ", instances) + " to " + gateway.address();
    }
}
