package edu.paws360.deploy.sink.loki;

import java.io.IOException;
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
    private final List<Spool> spools = new CopyOnWriteArrayList<>();
    private final Courier courier;
    private final Progress progress;
    private final Duration linger;
    private final SendBuffer buffer = new SendBuffer();
    private final Thread thread = new Thread(this, "deploy-loki");
    private volatile boolean tookOver;

    Sender(SpoolFolder folder, Spool own, Courier courier, Progress progress, Duration linger) {
        this.folder = folder;
        this.spools.add(own);
        this.courier = courier;
        this.progress = progress;
        this.linger = linger;
        this.thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** All spools that are sent, our own first. */
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
            spools.addAll(folder.takeOver());
        } catch (IOException failed) {
            LOG.warn("What earlier runs left for Loki is not sent by this one: {}", failed.toString());
        }
        tookOver = true;
        progress.happened();
    }

    /** Whether one of them has so much left that the next request need not wait for more. */
    private boolean sendOneOfEach() throws IOException, InterruptedException, StoppedException {
        boolean more = false;
        for (Spool spool : List.copyOf(spools)) {
            Optional<Span> next = spool.next(buffer);
            if (next.isPresent()) {
                courier.deliver(spool, next.get());
                more |= spool.unanswered() >= (progress.isAwaited() ? 1 : SendBuffer.LENGTH);
            } else if (spool != spools.get(0) && spool.isDone()) {
                folder.remove(spool);
                spools.remove(spool);
                progress.happened();
            }
        }
        return more;
    }

    /** Ends the thread, whatever it waits for. */
    boolean end() throws InterruptedException {
        thread.interrupt();
        thread.join(GRACE.toMillis());
        return !thread.isAlive();
    }
}
