package edu.paws360.deploy.sink.oncall;

import static java.nio.charset.StandardCharsets.UTF_8;

import edu.paws360.deploy.event.DeploymentEvent;
import edu.paws360.deploy.event.QueueCrowded;
import edu.paws360.deploy.http.Countdown;
import edu.paws360.deploy.journal.JournalReader;
import edu.paws360.deploy.sink.Receipt;
import edu.paws360.deploy.sink.Sink;
import edu.paws360.deploy.store.FileGuard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Wakes the on-call engineer through an Alertmanager (spec, "Timeout Handling", "Failover Logic"): of a deployment that failed
 * after it had begun to execute or tried to, and of one that was abandoned after it had changed production. What was refused
 * before that alerts nobody. A line that became longer than it should be alerts too (spec, "Queue Management"), at once, as
 * {@code ProductionQueueCrowded} with severity {@code warning}; it is resolved when a later look finds the line short again.
 *
 * <p>All that goes wrong with one project in one environment is one alert, whose labels never change: {@code alertname}
 * ({@code ProductionDeploymentFailed}), {@code severity} ({@code critical}), {@code project}, {@code environment}. The next
 * success there resolves it; without one it fires for 24 hours, since an alert without an end is resolved by the Alertmanager
 * itself after its {@code resolve_timeout} (5 minutes). How things stand is read from the journal each time, and told each
 * time while it fires: an Alertmanager that was started anew has forgotten, and being told twice does not make two.
 *
 * <p>What was told is remembered in {@code oncall-….json} of the audit folder, one file for each address, so what could not be
 * told is told by the next run; if it is late by more than those 24 hours, it fires for as long from then. No answer, 408,
 * 429 and 5xx are tried three times within the deadline; any other refusal is final for this run. Thread-safe, and safe among
 * processes that share the folder.
 */
public final class AlertmanagerSink implements Sink {
    private final String name;
    private final Alertmanager alertmanager;
    private final Path folder;
    private final InstantSource clock;

    /**
     * A sink that tells one Alertmanager.
     *
     * @param name its name in the journal and on the console, without secrets
     * @param alertmanager the Alertmanager
     * @param folder the audit folder ({@code deploy.audit.dir}), the same for every run that shares a journal
     */
    public AlertmanagerSink(String name, Alertmanager alertmanager, Path folder) {
        this(name, alertmanager, folder, InstantSource.system());
    }

    AlertmanagerSink(String name, Alertmanager alertmanager, Path folder, InstantSource clock) {
        this.name = Objects.requireNonNull(name, "name");
        this.alertmanager = Objects.requireNonNull(alertmanager, "alertmanager");
        this.folder = Objects.requireNonNull(folder, "folder");
        this.clock = clock;
    }

    @Override
    public String name() {
        return name;
    }

    /** A crowded queue: when this deployment has ended, it may not be one any more. */
    @Override
    public boolean isPrompt(DeploymentEvent event) {
        return event instanceof QueueCrowded;
    }

    /**
     * Tells how things stand.
     *
     * @throws IOException if the journal cannot be read, or the Alertmanager did not take it
     */
    @Override
    public Receipt deliver(JournalReader journal) throws IOException, InterruptedException {
        Countdown time = Countdown.of(alertmanager.deadline());
        Files.createDirectories(folder);
        return FileGuard.holding(file("lock"), alertmanager.deadline(), () -> tell(journal, time));
    }

    /** Named by the address, but not with it: a path may hold a secret. */
    private Path file(String end) {
        UUID address = UUID.nameUUIDFromBytes(alertmanager.address().toString().getBytes(UTF_8));
        return folder.resolve("oncall-" + address + "." + end);
    }

    private Receipt tell(JournalReader journal, Countdown time) throws IOException, InterruptedException {
        Incidents incidents = Incidents.in(journal, Mark.read(file("json")));
        long toldUpTo = incidents.toldUpTo();
        Instant now = clock.instant();
        List<Standing> due = incidents.standings().stream()
                .filter(standing -> standing.due(toldUpTo, now).isPresent())
                .toList();
        if (!due.isEmpty()) {
            List<Alert> alerts = due.stream()
                    .flatMap(standing -> standing.due(toldUpTo, now).stream())
                    .toList();
            new AlertPost(alertmanager, time).tell(alerts, latestEnd(due));
        }
        incidents.last().write(file("json"));
        return new Receipt(incidents.last().upTo(), detail(due, incidents), List.of());
    }

    private static Optional<Instant> latestEnd(List<Standing> due) {
        return due.stream()
                .flatMap(standing -> standing.end().stream())
                .map(Standing.End::at)
                .max(Comparator.naturalOrder());
    }

    private String detail(List<Standing> due, Incidents incidents) {
        String told = due.stream()
                .map(standing -> standing.inWords(incidents.toldUpTo()))
                .collect(Collectors.joining(", "));
        String all = Stream.concat(
                        due.isEmpty() ? Stream.empty() : Stream.of(told + " at " + alertmanager.address()),
                        incidents.spared().stream())
                .collect(Collectors.joining("; "));
        return all.isEmpty() ? "nothing to tell: nothing fires" : all;
    }
}
