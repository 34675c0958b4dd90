package edu.paws360.deploy.sink.oncall;

import edu.paws360.deploy.http.Countdown;
import java.time.Duration;

/** Tells a receiver something up to three times, within a deadline. What may have been taken says so from then on. */
final class Tries {
    private static final int MOST = 3;

    private final Countdown time;
    private final Duration pause;

    Tries(Countdown time, Duration pause) {
        this.time = time;
        this.pause = pause;
    }

    /**
     * What came of it.
     *
     * @param reply the last reply
     * @param perhapsTaken whether the receiver may have it, though it did not say so
     */
    record Outcome(Reply reply, boolean perhapsTaken) {
        boolean taken() {
            return reply instanceof Reply.Taken;
        }

        boolean refusedForGood() {
            return reply instanceof Reply.Refused refused && refused.forGood();
        }
    }

    Outcome of(Receiver receiver, Notice notice) throws InterruptedException {
        Notice next = notice;
        for (int number = 1; ; number++) {
            Reply reply = receiver.tell(next, time);
            if (!(reply instanceof Reply.Later later)) {
                return new Outcome(reply, next.repeated());
            }
            next = later.perhapsTaken() ? next.again() : next;
            Duration rest = rest(later, number);
            if (number == MOST || time.left().compareTo(rest) <= 0) {
                return new Outcome(reply, next.repeated());
            }
            Thread.sleep(rest.toMillis());
        }
    }

    /** Never sooner than the receiver wants. */
    private Duration rest(Reply.Later later, int number) {
        Duration usual = pause.multipliedBy(number);
        return later.leaveAlone().filter(wanted -> wanted.compareTo(usual) > 0).orElse(usual);
    }

    /** How much of the time is over. */
    Duration spent() {
        return time.limit().minus(time.left());
    }
}
