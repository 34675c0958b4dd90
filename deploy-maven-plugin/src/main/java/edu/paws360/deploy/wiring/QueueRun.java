package edu.paws360.deploy.wiring;

import edu.paws360.deploy.check.Spoken;
import edu.paws360.deploy.console.Screen;
import edu.paws360.deploy.queue.Holder;
import edu.paws360.deploy.queue.QueueSnapshot;
import edu.paws360.deploy.queue.QueueUnavailableException;
import edu.paws360.deploy.queue.Waiter;
import edu.paws360.deploy.settings.SettingsReading;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Shows who holds production and who waits for it, since when, and for how much longer probably. */
public final class QueueRun {
    private final Surroundings surroundings;
    private final SettingsReading reading;
    private final Screen screen;

    /**
     * A look at the queue.
     *
     * @param surroundings what the goal found around it
     * @param reading the settings
     * @param screen where it is shown
     */
    public QueueRun(Surroundings surroundings, SettingsReading reading, Screen screen) {
        this.surroundings = surroundings;
        this.reading = reading;
        this.screen = new MaskedScreen(screen, reading.masker());
    }

    /**
     * Looks, and tells.
     *
     * @throws QueueUnavailableException if the queue's store does not answer: unknown, which is never the same as empty
     */
    public void show() throws QueueUnavailableException {
        QueueSnapshot seen = Queues.of(
                        reading.settings(),
                        surroundings.auditFolder(reading.settings().auditDir()),
                        surroundings.environment())
                .look();
        Instant now = Instant.now();
        screen.say("Queue " + reading.settings().queue().group() + ": " + seen.depth() + " waiting"
                + seen.usualTurn()
                        .map(usual -> "; a turn usually takes " + Spoken.of(usual))
                        .orElse(""));
        screen.say(seen.holder()
                .map(holder -> "  holds production: " + holding(holder, now))
                .orElse("  nobody holds production"));
        seen.lost()
                .ifPresent(lost ->
                        screen.say("  held production and was lost: " + lost.summary() + "; " + LostTicket.CLOSED));
        List<Waiter> waiting = seen.waiting();
        int first = seen.holder().or(seen::lost).isPresent() ? 1 : 0;
        for (int place = 0; place < waiting.size(); place++) {
            screen.say("  waits: " + waiting(waiting.get(place), place + first, now));
        }
    }

    private static String holding(Holder holder, Instant now) {
        return holder.summary() + " (for " + since(holder.since(), now) + ")";
    }

    private static String waiting(Waiter waiter, int ahead, Instant now) {
        return "ticket " + waiter.ticket() + ", " + waiter.applicant().summary() + ", since " + waiter.since()
                + " (for " + since(waiter.since(), now) + "), " + ahead + " ahead";
    }

    private static String since(Instant begin, Instant now) {
        Duration past = Duration.between(begin, now);
        return Spoken.of(past.isNegative() ? Duration.ZERO : past);
    }
}
