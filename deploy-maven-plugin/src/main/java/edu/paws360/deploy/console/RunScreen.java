package edu.paws360.deploy.console;

import edu.paws360.deploy.check.CheckStatus;
import edu.paws360.deploy.event.StageFinished;
import edu.paws360.deploy.event.StageStarted;
import edu.paws360.deploy.journal.JournalEntry;
import edu.paws360.deploy.pipeline.JournalListener;
import java.time.Duration;
import java.util.Optional;

/**
 * The screen of one run: the lines of a stage stand in a group, how it ended below, and while nothing else is said there is a
 * sign of life. Lines of several threads never stand within each other, and none between what opens a group and the next
 * command to a CI. Thread-safe; close it, so that its thread ends.
 */
public final class RunScreen implements Screen, JournalListener, AutoCloseable {
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    /** With the time between looks, and a machine that is busy, a line every 30 seconds at least. */
    private static final Duration SILENCE = Duration.ofSeconds(25);

    private final Screen screen;
    private final Groups groups;
    private final Ticker clock;
    private final Progress progress;
    private Optional<Ticker.Ticking> ticking = Optional.empty();
    private long last;
    private boolean grouped;

    RunScreen(Screen screen, Groups groups, Ticker clock) {
        this.screen = screen;
        this.groups = groups;
        this.clock = clock;
        this.progress = new Progress(clock);
        this.last = clock.nanos();
    }

    /**
     * A screen that shows every line.
     *
     * @param screen where the lines go
     * @param groups how those of a stage are held together
     * @return the screen
     */
    public static RunScreen of(Screen screen, Groups groups) {
        return new RunScreen(screen, groups, Ticker.REAL);
    }

    /**
     * Something begins that may take a while.
     *
     * @param what one word, such as the name of a stage
     */
    public synchronized void begin(String what) {
        progress.begin(what);
        if (ticking.isEmpty()) {
            ticking = Optional.of(clock.every(BETWEEN_LOOKS, this::look));
        }
    }

    @Override
    public synchronized void written(JournalEntry entry) {
        if (entry.event() instanceof StageStarted started) {
            begin(started.stage().label());
            closeGroup();
            groups.open(started.stage().label());
            grouped = true;
        } else if (entry.event() instanceof StageFinished) {
            progress.end();
            closeGroup();
        }
    }

    private void closeGroup() {
        if (grouped) {
            groups.close();
            grouped = false;
        }
    }

    private synchronized void look() {
        if (clock.nanos() - last >= SILENCE.toNanos()) {
            progress.inWords().ifPresent(words -> say("  " + words));
        }
    }

    @Override
    public synchronized void say(String line) {
        screen.say(line);
        spoken();
    }

    @Override
    public synchronized void warn(String line) {
        screen.warn(line);
        spoken();
    }

    @Override
    public synchronized void fail(String line) {
        screen.fail(line);
        spoken();
    }

    @Override
    public synchronized void row(CheckStatus status, String line) {
        screen.row(status, line);
        spoken();
    }

    @Override
    public synchronized void waiting(Waiting what) {
        progress.waiting(what);
    }

    private void spoken() {
        last = clock.nanos();
    }

    /** Ends the sign of life, and a group that is still open. What is said later is shown all the same. */
    @Override
    public void close() {
        stopTicking().ifPresent(Ticker.Ticking::close);
        synchronized (this) {
            closeGroup();
        }
    }

    private synchronized Optional<Ticker.Ticking> stopTicking() {
        Optional<Ticker.Ticking> stopped = ticking;
        ticking = Optional.empty();
        progress.end();
        return stopped;
    }
}
