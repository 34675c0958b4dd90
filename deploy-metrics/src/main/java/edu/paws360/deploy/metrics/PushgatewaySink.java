package edu.paws360.deploy.metrics;

import edu.paws360.deploy.event.RunnerRole;
import edu.paws360.deploy.http.Countdown;
import edu.paws360.deploy.journal.JournalReader;
import edu.paws360.deploy.sink.Receipt;
import edu.paws360.deploy.sink.Sink;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Pushes the totals to a Pushgateway (spec, "Prometheus Push Gateway"): job {@value #JOB}, instance {@code runner-primary}
 * or {@code runner-secondary}.
 *
 * <p>Every count belongs to exactly one instance, namely the runner that executed last in its deployment when it was
 * counted (the primary as long as none did), so the sum over instances is the truth. Where the totals are kept in a folder or a
 * database, each group is replaced as a whole (PUT) by them, and what others pushed into the same group is removed; so pushing
 * twice changes nothing, and a gateway that lost its memory has everything again after the next run. Such a folder or database
 * has the gateway to itself, or the last would win. Where the totals are kept in the gateway itself, any number of journals are
 * counted into it, and metrics of the group that are not ours stay (POST). No answer, 408, 429 and 5xx are tried again within
 * the deadline of {@link Gateway}; any other refusal is final. Thread-safe, and safe among processes.
 */
public final class PushgatewaySink implements Sink {
    /** The job's name (spec, "Prometheus Push Gateway"). */
    public static final String JOB = "github-actions-deployments";

    private final Gateway gateway;
    private final GatewayWire wire;
    private final TotalsStore store;

    /**
     * A sink that pushes to one gateway.
     *
     * @param gateway the gateway
     * @param store the totals
     */
    public PushgatewaySink(Gateway gateway, TotalsStore store) {
        this.gateway = Objects.requireNonNull(gateway, "gateway");
        this.wire = new GatewayWire(gateway);
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
        Countdown time = Countdown.of(gateway.deadline());
        // Whoever counts into the gateway has pushed.
        TotalsStore.Publication publication =
                store instanceof GatewayTotals ? this::counted : ledger -> push(ledger, time);
        return store.publish(name(), gateway.deadline(), journal, publication);
    }

    private Receipt push(Ledger ledger, Countdown time) throws IOException, InterruptedException {
        List<String> instances = new ArrayList<>();
        for (RunnerRole role : RunnerRole.values()) {
            Totals part = ledger.totals().of(role);
            if (!part.isEmpty()) {
                wire.put(GatewayGroup.of(role), new TotalsCollector(part).text(), time);
                instances.add(GatewayGroup.of(role).instance());
            }
        }
        return new Receipt(ledger.upTo(), detail(instances), ledger.latestMetrics());
    }

    private Receipt counted(Ledger ledger) {
        return new Receipt(ledger.upTo(), "counted into " + gateway.address(), ledger.latestMetrics());
    }

    private String detail(List<String> instances) {
        return instances.isEmpty()
                ? "nothing to push: nothing was ever counted"
                : "pushed " + String.join(" and ", instances) + " to " + gateway.address();
    }
}
