package edu.paws360.deploy.sink.oncall;

import static java.nio.charset.StandardCharsets.UTF_8;

import edu.paws360.deploy.event.DeploymentAbandoned;
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
import java.util.Objects;
import java.util.UUID;

/**
 * Wakes the on-call engineer through one receiver (spec, "Timeout Handling", "Failover Logic", "Queue Management"). What alerts, how
 * severe it is and what ends it stands in {@code docs/oncall.md}.
 *
 * <p>All that goes wrong with one project in one environment is one incident, known by a key that never changes; the next success
 * there ends it. How things stand is read from the journal each time. What a receiver was told is remembered in
 * {@code oncall-….json} of the audit folder, one file for each receiver, so what could not be told is told by the next run. No
 * answer, 408, 429 (as it says when) and 5xx are tried three times within 8 seconds; what a receiver will never take is kept aside.
 * Thread-safe, and safe among processes that share the folder.
 */
public final class OnCallSink implements Sink {
    private final String name;
    private final Receiver receiver;
    private final Path folder;
    private final Signs signs;
    private final InstantSource clock;
    private final Pace pace;

    /**
     * A sink that tells one receiver.
     *
     * @param name its name in the journal and on the console, without secrets
     * @param receiver who is told
     * @param folder the audit folder ({@code deploy.audit.dir}), the same for every run that shares a journal
     * @param signs where whoever is called finds more
     */
    public OnCallSink(String name, Receiver receiver, Path folder, Signs signs) {
        this(name, receiver, folder, signs, InstantSource.system(), Pace.STANDARD);
    }

    OnCallSink(String name, Receiver receiver, Path folder, Signs signs, InstantSource clock, Pace pace) {
        this.name = Objects.requireNonNull(name, "name");
        this.receiver = Objects.requireNonNull(receiver, "receiver");
        this.folder = Objects.requireNonNull(folder, "folder");
        this.signs = Objects.requireNonNull(signs, "signs");
        this.clock = clock;
        this.pace = pace;
    }

    @Override
    public String name() {
        return name;
    }

    /** When this deployment has ended, a crowded queue may not be one any more; and a production half changed cannot wait. */
    @Override
    public boolean isPrompt(DeploymentEvent event) {
        return event instanceof QueueCrowded
                || (event instanceof DeploymentAbandoned abandoned && abandoned.changedProduction());
    }

    /**
     * Tells how things stand.
     *
     * @throws IOException if the journal cannot be read, or the receiver did not take it
     */
    @Override
    public Receipt deliver(JournalReader journal) throws IOException, InterruptedException {
        Countdown time = Countdown.of(pace.deadline());
        Files.createDirectories(folder);
        return FileGuard.holding(
                file("lock"), pace.deadline(), () -> new Telling(means(time), receiver, journal).tell());
    }

    /**
     * A sink that tells the same receiver that the journal is lost.
     *
     * @param lost what is told
     * @return the sink, which reads no journal
     */
    public Sink past(JournalLost lost) {
        return new JournalLostSink(this, lost);
    }

    /** Something that is done with the receiver. */
    @FunctionalInterface
    interface Work {
        Sender with(Means means) throws InterruptedException;
    }

    /**
     * What it is done with.
     *
     * @param file what the receiver was told
     * @param sender tells it
     * @param signs where more is to be found
     * @param now the present
     * @param time what is left
     */
    record Means(LedgerFile file, Sender sender, Signs signs, Instant now, Countdown time) {}

    /** While nobody else tells it, if that can be had: where a folder cannot be written to, there is no lock either. */
    Sender alone(Work work) throws InterruptedException {
        Means means = means(Countdown.of(pace.deadline()));
        try {
            return FileGuard.holding(file("lock"), pace.deadline().dividedBy(2), () -> work.with(means));
        } catch (IOException noLock) {
            return work.with(means);
        }
    }

    private Means means(Countdown time) {
        LedgerFile ledger = new LedgerFile(file("json"), receiver.toString());
        return new Means(
                ledger,
                new Sender(ledger, new Aside(folder), receiver, new Tries(time, pace.pause())),
                signs,
                clock.instant(),
                time);
    }

    Receiver receiver() {
        return receiver;
    }

    /** Named by what tells the receiver from others, but not with it: that may hold a secret. */
    Path file(String end) {
        return folder.resolve(
                LedgerFile.BEGIN + UUID.nameUUIDFromBytes(receiver.identity().getBytes(UTF_8)) + "." + end);
    }

    /**
     * Where it is remembered what the receiver was told.
     *
     * @return the name of a file in the audit folder
     */
    public String ledgerName() {
        return file("json").getFileName().toString();
    }
}
