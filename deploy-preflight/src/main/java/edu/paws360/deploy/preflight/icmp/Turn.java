package edu.paws360.deploy.preflight.icmp;

import java.util.Comparator;

/**
 * What is to be done next about a call: to send a request, or to end it.
 *
 * @param call which
 * @param round how many requests have been sent
 * @param due when, in nanoseconds
 */
record Turn(Call call, int round, long due) implements Comparable<Turn> {
    /** One lost packet is no reason to call a host unreachable: of 5 s, it is asked again after 1 s and after 3 s. */
    private static final int[] FIFTHS = {0, 1, 3, Call.FIFTHS};

    private static final int LAST = FIFTHS.length - 1;
    private static final long SOON = 20_000_000;
    private static final Comparator<Turn> ORDER = Comparator.comparingLong(Turn::due)
            .thenComparingInt(turn -> turn.call().number());

    static Turn first(Call call, long now) {
        return new Turn(call, 0, now);
    }

    /** Whether the time of the call is over. */
    boolean isLast() {
        return round == LAST;
    }

    /** The next one, when this one's request has been sent; never at once, even where all of it is late. */
    Turn next(long now) {
        return new Turn(call, round + 1, Math.max(call.after(FIFTHS[round + 1]), now + call.moment()));
    }

    /** The same once more, since the kernel had no room just now. */
    Turn again(long now) {
        long end = call.after(Call.FIFTHS);
        return now + SOON < end ? new Turn(call, round, now + SOON) : new Turn(call, LAST, end);
    }

    @Override
    public int compareTo(Turn other) {
        return ORDER.compare(this, other);
    }
}
