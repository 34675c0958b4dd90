package edu.paws360.deploy.sink.loki;

import edu.paws360.deploy.store.LockBusyException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread that sends what the spools hold: our own and those that runs that are gone have left, in turn, one request at a time.
 * Nobody but it sends, so each stream keeps its order. Thread-safe.
 */
final class Sender implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Sender.class);
    private static final Duration GRACE = Duration.ofSeconds(1);

    private final SpoolFolder folder;
    private final Spool own;
    private final List<Spool> spools = new CopyOnWriteArrayList<>();
    private final Courier courier;
    private final Progress progress;
    private final Duration linger;
    private final SendBuffer buffer = new SendBuffer();
    private final Thread thread = new Thread(this, "deploy-loki");
    private volatile boolean tookOver;

    Sender(SpoolFolder folder, Spool own, Courier courier, Progress progress, Duration linger) {
        this.folder = folder;
        this.own = own;
        this.spools.add(own);
        this.courier = courier;
        this.progress = progress;
        this.linger = linger;
        this.thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** All spools that are sent, our own last. */
    List<Spool> spools() {
        return spools;
    }

    /** Whether it is known what runs that are gone have left behind. */
    boolean tookOver() {
        return tookOver;
    }

    @Override
    public void run() {
        try {
            takeOver();
            while (true) {
                if (!sendOneOfEach()) {
                    progress.pause(linger);
                }
            }
        } catch (InterruptedException ended) {
            progress.happened();
        } catch (StoppedException | IOException | RuntimeException stopped) {
            LOG.warn("No more is sent to Loki in this run; the lines stay in the spool: {}", stopped.getMessage());
            progress.stopped(String.valueOf(stopped.getMessage()));
        }
    }

    private void takeOver() throws InterruptedException {
        try {
            spools.addAll(0, folder.takeOver(this::left));
        } catch (IOException failed) {
            left(folder.path(), failed.toString());
        }
        tookOver = true;
        progress.happened();
    }

    private void left(Path place, String why) {
        LOG.warn("What an earlier run has left for Loki in {} is left for the next run: {}", place, why);
        progress.left(place.toString(), why);
    }

    /**
     * Whether one of them has so much left that the next request need not wait for more. Where they share streams, each waits for
     * those with older lines.
     */
    private boolean sendOneOfEach() throws IOException, InterruptedException, StoppedException {
        boolean more = false;
        boolean olderShared = false;
        for (Spool spool : List.copyOf(spools)) {
            boolean shared = spool.streams().areShared();
            if (olderShared && shared) {
                more = true;
            } else if (sendNext(spool)) {
                more |= spool.unanswered() >= (progress.isAwaited() ? 1 : SendBuffer.LENGTH);
                olderShared |= shared;
            }
        }
        return more;
    }

    /** Whether there was something to send. */
    private boolean sendNext(Spool spool) throws IOException, InterruptedException, StoppedException {
        return spool == own ? deliverNext(own) : sendLeft(spool);
    }

    private boolean deliverNext(Spool spool) throws IOException, InterruptedException, StoppedException {
        Optional<Span> next = spool.next(buffer);
        if (next.isPresent()) {
            courier.deliver(spool, next.get());
        }
        return next.isPresent();
    }

    /** What is wrong with what an earlier run has left is no reason to end. */
    private boolean sendLeft(Spool spool) throws InterruptedException, StoppedException {
        try {
            boolean sent = deliverNext(spool);
            if (!sent && spool.isDone()) {
                remove(spool);
            }
            return sent;
        } catch (RefusedException refused) {
            giveUp(spool, refused.getMessage());
        } catch (IOException | RuntimeException failed) {
            giveUp(spool, failed.toString());
        }
        return false;
    }

    private void remove(Spool spool) throws IOException, InterruptedException {
        try {
            folder.remove(spool);
            spools.remove(spool);
            progress.happened();
        } catch (LockBusyException busy) {
            LOG.debug("The next round removes {}: {}", spool.folder(), busy.getMessage());
        }
    }

    private void giveUp(Spool spool, String why) {
        try {
            spool.close();
        } catch (IOException failed) {
            LOG.warn("The spool for Loki in {} cannot be closed: {}", spool.folder(), failed.toString());
        }
        // First told, then gone: nobody waits for it any more, and the receipt says why.
        left(spool.folder(), why);
        spools.remove(spool);
        progress.happened();
    }

    /** Ends the thread, whatever it waits for. */
    boolean end() throws InterruptedException {
        thread.interrupt();
        thread.join(GRACE.toMillis());
        return !thread.isAlive();
    }
}
