package edu.paws360.deploy.queue.postgres;

import edu.paws360.deploy.queue.QueuePosition;
import java.time.Duration;

/**
 * How long a waiter sleeps if nobody calls it. A look costs the more the more are ahead, so those far behind look less often:
 * waiting costs each about the same, however many there are.
 */
final class Pace {
    private static final Duration FIRST = Duration.ofMillis(500);
    private static final Duration LEAST = Duration.ofSeconds(1);
    private static final Duration MOST = Duration.ofSeconds(10);
    private static final Duration EACH = Duration.ofMillis(50);

    private Pace() {}

    static Duration after(QueuePosition position) {
        if (position.ahead() <= 1) {
            return FIRST;
        }
        Duration proportional = EACH.multipliedBy(position.ahead());
        return proportional.compareTo(LEAST) < 0 ? LEAST : proportional.compareTo(MOST) > 0 ? MOST : proportional;
    }
}
