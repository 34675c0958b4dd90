package edu.paws360.deploy.wiring;

import edu.paws360.deploy.check.Spoken;
import edu.paws360.deploy.console.Screen;
import edu.paws360.deploy.queue.Holder;
import edu.paws360.deploy.queue.Loss;
import edu.paws360.deploy.queue.QueueListener;
import edu.paws360.deploy.queue.QueuePosition;
import java.time.Duration;
import java.util.Locale;

/** Tells how the line moves. */
record QueueNarrator(Screen screen) implements QueueListener {
    @Override
    public void moved(QueuePosition position) {
        screen.waiting(since -> inWords(position, since));
        if (position.ahead() > 0) {
            screen.say("  " + inWords(position, Duration.ZERO));
        }
    }

    private static String inWords(QueuePosition position, Duration since) {
        return "ticket " + position.ticket() + ": " + position.ahead() + " ahead"
                + position.holder()
                        .map(holder -> ", production is held by " + holder.summary())
                        .orElse("")
                + position.expectedWait().map(wait -> left(wait.minus(since))).orElse("");
    }

    /** What those before took is no promise of what those ahead will take. */
    private static String left(Duration wait) {
        return wait.isNegative() ? ", longer than usual by now" : ", about " + Spoken.of(wait) + " to go";
    }

    @Override
    public void tookOver(Holder previous, Loss loss) {
        screen.warn("Took over from " + previous.summary() + ": " + loss.name().toLowerCase(Locale.ROOT));
    }
}
