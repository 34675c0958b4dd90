package edu.paws360.deploy.sink.loki;

import edu.paws360.deploy.http.Countdown;
import edu.paws360.deploy.journal.JournalEntry;
import edu.paws360.deploy.journal.JournalReader;
import edu.paws360.deploy.sink.Receipt;
import edu.paws360.deploy.sink.Sink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what the runners print, and the lines of the journal, to a Grafana Loki (spec, "Logging"). The deployment never waits for the
 * Loki: a line goes to a spool on the disk, and a thread beside it sends what is there. Only what was answered for leaves
 * the spool, so what a run could not send, even one that was killed, the next run sends. Each line keeps its place and its time
 * stamp, so one that is sent twice is still there once. A line that the Loki refuses is set aside in {@code refused.jsonl}; the rest is
 * sent. Thread-safe.
 */
public final class LokiLog implements Sink, AutoCloseable {
    /** How much all spools of a folder may take on the disk, in bytes. */
    public static final long ROOM = 256_000_000;

    private static final Logger LOG = LoggerFactory.getLogger(LokiLog.class);

    private final LokiTarget target;
    private final SpoolFolder folder;
    private final SetAside refused;
    private final Spool own;
    private final String deploymentId;
    private final Progress progress;
    private final Sender sender;
    private volatile boolean closed;

    private LokiLog(LokiTarget target, SpoolFolder folder, SetAside refused, Spool own, InstantSource clock) {
        this.target = target;
        this.folder = folder;
        this.refused = refused;
        this.own = own;
        this.deploymentId = own.streams().origin().deploymentId();
        this.progress = new Progress();
        Courier courier = new Courier(target, refused, progress, clock);
        this.sender = new Sender(folder, own, courier, progress, target.times().linger());
    }

    /**
     * Opens the way to a Loki, with {@link #ROOM} on the disk, and begins to send what earlier runs have left.
     *
     * @param target the Loki
     * @param folder where the spools of all runs are: the folder {@code loki} of the audit folder; made if it is not there,
     *     readable by its owner alone
     * @param origin whose lines they will be
     * @return the way; to be closed
     * @throws IOException if the spool cannot be made, or another process that lives has the one of this deployment
     * @throws InterruptedException if the thread is interrupted
     */
    public static LokiLog open(LokiTarget target, Path folder, LokiOrigin origin)
            throws IOException, InterruptedException {
        return open(target, folder, origin, ROOM);
    }

    /**
     * Opens the way to a Loki.
     *
     * @param target the Loki
     * @param folder where the spools of all runs are
     * @param origin whose lines they will be
     * @param room how much the spools of all runs may take on the disk, in bytes; what comes when they are full is not kept,
     *     and the stream says so
     * @return the way; to be closed
     * @throws IOException if the spool cannot be made, or another process that lives has the one of this deployment
     * @throws InterruptedException if the thread is interrupted
     */
    public static LokiLog open(LokiTarget target, Path folder, LokiOrigin origin, long room)
            throws IOException, InterruptedException {
        return open(target, folder, origin, room, InstantSource.system());
    }

    static LokiLog open(LokiTarget target, Path folder, LokiOrigin origin, long room, InstantSource clock)
            throws IOException, InterruptedException {
        SpoolFolder spools = new SpoolFolder(folder, new Room(room), clock);
        Spool own = spools.open(new SpoolOrigin(origin, target.tags()));
        LokiLog log = new LokiLog(target, spools, new SetAside(folder), own, clock);
        log.sender.start();
        return log;
    }

    @Override
    public String name() {
        return "loki";
    }

    /**
     * A line that a runner printed. It is kept in memory until {@link #flush}, until there are many, or for a moment. Neither a full
     * disk nor a Loki that is away is noticed here.
     *
     * @param runnerId the runner
     * @param masked the line, masked, without a line feed; of any length
     */
    public void line(String runnerId, String masked) {
        if (!closed) {
            own.output(runnerId, masked);
        }
    }

    /** Hands what was given so far to the operating system, so that it outlives this process. */
    public void flush() {
        if (!closed) {
            own.flush();
        }
    }

    /**
     * A line that was written to the journal. All lines of a deployment come here in their order, or none behind one that did
     * not; {@link #deliver} reads the rest.
     *
     * @param entry the line; about this deployment, or about another one that this one found
     */
    public void written(JournalEntry entry) {
        if (closed) {
            return;
        }
        if (entry.deploymentId().equals(deploymentId)) {
            own.journal(entry);
        } else if (!folder.has(entry.deploymentId())) {
            // Where that one has a spool of its own, the line gets there from the journal.
            own.journalOfOther(entry);
        }
        own.flush();
    }

    /**
     * Waits until the Loki has answered for everything so far, of this run and of those that are gone. What of the journal did
     * not reach a spool gets there before.
     *
     * @throws IOException if the journal cannot be read, or the Loki did not answer for everything within the deadline; the
     *     rest stays in the spool, and goes out in the next run
     */
    @Override
    public Receipt deliver(JournalReader journal) throws IOException, InterruptedException {
        Countdown time = Countdown.of(target.times().deadline());
        progress.await(() -> sender.tookOver() || progress.isStopped(), time.left());
        long upTo = catchUp(journal);
        List<Mark> marks = sender.spools().stream().map(Mark::of).toList();
        progress.nudge();
        boolean done = progress.await(() -> progress.isStopped() || allReached(marks), time.left());
        if (!done || !allReached(marks)) {
            throw new IOException(leftBehind(time.limit()));
        }
        own.tellGap();
        return new Receipt(upTo, detail(), List.of());
    }

    /** How many lines there were in a spool. */
    private record Mark(Spool spool, long lines) {
        static Mark of(Spool spool) {
            return new Mark(spool, spool.lines());
        }

        boolean isReached() {
            // Some of them may be lost to a full disk meanwhile.
            return spool.answered() >= Math.min(lines, spool.lines());
        }
    }

    /** What an earlier run has left is not waited for once it is left to the next one. */
    private boolean allReached(List<Mark> marks) {
        return marks.stream()
                .allMatch(mark -> mark.isReached() || !sender.spools().contains(mark.spool()));
    }

    private long catchUp(JournalReader journal) throws IOException {
        Map<String, Spool> byDeployment = sender.spools().stream()
                .collect(Collectors.toMap(spool -> spool.streams().origin().deploymentId(), Function.identity()));
        long known =
                byDeployment.values().stream().mapToLong(Spool::catchUp).min().orElse(0);
        long last = journal.last();
        try (Stream<JournalEntry> lines = journal.after(known)) {
            lines.filter(entry -> byDeployment.containsKey(entry.deploymentId()))
                    .forEach(entry -> byDeployment.get(entry.deploymentId()).again(entry));
        } catch (UncheckedIOException failed) {
            throw new IOException(
                    "The journal cannot be read: " + failed.getCause().getMessage(), failed);
        }
        byDeployment.values().forEach(Spool::caughtUp);
        return last;
    }

    private String leftBehind(Duration limit) {
        String seen = progress.trouble()
                .orElse("The Loki at " + target.address() + " did not take everything within " + limit.toSeconds()
                        + " s");
        return seen + "; " + lines(waiting()) + " left in the spool for the next run" + remarks() + ".";
    }

    private long waiting() {
        return sender.spools().stream().mapToLong(Spool::waiting).sum();
    }

    private String detail() {
        return lines(progress.lines()) + " in " + count(progress.requests(), "request") + " at " + target.address()
                + remarks();
    }

    private String remarks() {
        String setAside = progress.firstReason()
                .map(reason -> "; " + count(progress.setAside(), "line") + " set aside in " + refused.file()
                        + " (first: " + reason + ")")
                .orElse("");
        List<String> left = progress.left();
        return setAside
                + own.missed().map(words -> "; " + words).orElse("")
                + (left.isEmpty() ? "" : "; left for the next run: " + String.join(", ", left));
    }

    private static String lines(long number) {
        return count(number, "line");
    }

    private static String count(long number, String what) {
        return String.format(Locale.ROOT, "%,d %s%s", number, what, number == 1 ? "" : "s");
    }

    /** Sends the last lines if the Loki takes them in a moment, and leaves the rest to the next run. Nothing is kept afterwards. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        // Whoever is interrupted does not wait for the Loki, but gives everything away all the same.
        boolean hurried = Thread.interrupted() || isInterrupted(this::sayGoodbye);
        if (isInterrupted(this::leave) || hurried) {
            Thread.currentThread().interrupt();
        }
    }

    private interface Wait {
        void run() throws InterruptedException;
    }

    private static boolean isInterrupted(Wait wait) {
        try {
            wait.run();
            return false;
        } catch (InterruptedException hurried) {
            return true;
        }
    }

    private void sayGoodbye() throws InterruptedException {
        own.flush();
        progress.nudge();
        progress.await(
                () -> own.waiting() == 0 || progress.trouble().isPresent(),
                target.times().farewell());
    }

    /** Ends the thread, and gives away what is not done. */
    private void leave() throws InterruptedException {
        if (!sender.end()) {
            return;
        }
        for (Spool spool : sender.spools()) {
            giveAway(spool);
        }
    }

    private void giveAway(Spool spool) throws InterruptedException {
        try (spool) {
            if (spool.isDone()) {
                folder.remove(spool);
            }
        } catch (IOException failed) {
            LOG.warn("The spool for Loki in {} cannot be closed: {}", spool.folder(), failed.toString());
        }
    }

    /** Ends like a process that is killed: at once, and with nothing put in order. Tells how many of our own lines are lost. */
    long abandon() throws IOException, InterruptedException {
        closed = true;
        sender.end();
        long lost = own.drop();
        for (Spool spool : sender.spools()) {
            spool.drop();
        }
        return lost;
    }
}
