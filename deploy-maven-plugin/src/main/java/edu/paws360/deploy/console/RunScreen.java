package edu.paws360.deploy.console;

import edu.paws360.deploy.check.CheckStatus;
import edu.paws360.deploy.event.StageFinished;
import edu.paws360.deploy.event.StageStarted;
import edu.paws360.deploy.journal.JournalEntry;
import edu.paws360.deploy.pipeline.JournalListener;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The screen of one run: the lines of a stage stand in a group, how it ended below, and while nothing else is said there is a
 * sign of life: a line now and then, or, on a terminal, a last line that is written over. Lines of several threads never stand within each other, and none between what opens a group and the next
 * command to a CI. Thread-safe; close it, so that its thread ends.
 */
public final class RunScreen implements Screen, JournalListener, AutoCloseable {
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    /** With the time between looks, and a machine that is busy, a line every 30 seconds at least. */
    private static final Duration SILENCE = Duration.ofSeconds(25);

    private static final Duration MOMENT = Duration.ofMillis(100);

    private final Screen screen;
    private final Groups groups;
    private final Ticker clock;
    private final Optional<LiveLine> live;
    private final Progress progress;
    private final AtomicReference<Optional<Ticker.Ticking>> ticking = new AtomicReference<>(Optional.empty());
    private long last;
    private long drawn;
    private boolean grouped;

    RunScreen(Screen screen, Groups groups, Ticker clock, Optional<LiveLine> live) {
        this.screen = screen;
        this.groups = groups;
        this.clock = clock;
        this.live = live;
        this.progress = new Progress(clock);
        this.last = clock.nanos();
    }

    /**
     * A screen that shows every line.
     *
     * @param screen where the lines go
     * @param groups how those of a stage are held together
     * @param display what is understood there
     * @return the screen
     */
    public static RunScreen of(Screen screen, Groups groups, Display display) {
        return new RunScreen(
                screen, groups, Ticker.REAL, display.live() ? Optional.of(LiveLine.here()) : Optional.empty());
    }

    /**
     * Something begins that may take a while.
     *
     * @param what one word, such as the name of a stage
     */
    public synchronized void begin(String what) {
        progress.begin(what);
        if (ticking.get().isEmpty()) {
            ticking.set(Optional.of(clock.every(BETWEEN_LOOKS, this::look)));
        }
        draw();
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
            draw();
        }
    }

    private void closeGroup() {
        if (grouped) {
            groups.close();
            grouped = false;
        }
    }

    private synchronized void look() {
        if (live.isPresent()) {
            draw();
        } else if (clock.nanos() - last >= SILENCE.toNanos()) {
            progress.afterSilence().ifPresent(words -> say("  " + words));
        }
    }

    private void draw() {
        drawn = clock.nanos();
        live.ifPresent(line -> progress.now().ifPresentOrElse(line::show, line::erase));
    }

    /** Lines of the log stand above the live one. Where many come, it is not drawn for each of them: the next look does it. */
    private synchronized void print(Runnable line) {
        live.ifPresent(LiveLine::erase);
        line.run();
        last = clock.nanos();
        if (last - drawn >= MOMENT.toNanos()) {
            draw();
        }
    }

    @Override
    public void say(String line) {
        print(() -> screen.say(line));
    }

    @Override
    public void warn(String line) {
        print(() -> screen.warn(line));
    }

    @Override
    public void fail(String line) {
        print(() -> screen.fail(line));
    }

    @Override
    public void row(CheckStatus status, String line) {
        print(() -> screen.row(status, line));
    }

    @Override
    public synchronized void waiting(Waiting what) {
        progress.waiting(what);
        draw();
    }

    @Override
    public synchronized void asking() {
        progress.asking();
        draw();
    }

    /**
     * Ends the sign of life, and a group that is still open. What is said later is shown all the same. Whoever stands at a terminal that
     * takes nothing more has the lock, so the end is written by the thread of the sign of life, and waited for half a second at most.
     */
    @Override
    public void close() {
        ticking.getAndSet(Optional.empty()).ifPresent(calls -> calls.end(this::end));
    }

    private synchronized void end() {
        progress.end();
        draw();
        closeGroup();
    }
}
