package edu.paws360.deploy.queue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How long a turn will be waited for, guessed from the turns before: good for telling, never for deciding. */
public final class ExpectedWait {
    /** How many of the last turns are looked at. */
    public static final int TURNS = 10;

    private ExpectedWait() {}

    /**
     * The usual length of a turn.
     *
     * @param turns how long the last turns took, in any order
     * @return their median; empty where there was none
     */
    public static Optional<Duration> usualTurn(List<Duration> turns) {
        List<Duration> sorted = turns.stream().sorted().toList();
        int middle = sorted.size() / 2;
        if (sorted.isEmpty()) {
            return Optional.empty();
        }
        boolean odd = sorted.size() % 2 == 1;
        return Optional.of(
                odd
                        ? sorted.get(middle)
                        : sorted.get(middle - 1).plus(sorted.get(middle)).dividedBy(2));
    }

    /**
     * The wait of one in line: a usual turn for each that is ahead, less what the holder has used of its own.
     *
     * @param ahead how many are ahead, the holder included
     * @param used how long the holder has held production; empty where nobody does
     * @param usual the usual length of a turn
     * @return zero or more; empty where no turn is known
     */
    public static Optional<Duration> of(int ahead, Optional<Duration> used, Optional<Duration> usual) {
        return usual.map(turn -> {
            Duration spent = used.filter(time -> time.compareTo(turn) < 0).orElse(turn);
            return turn.multipliedBy(ahead).minus(used.isPresent() && ahead > 0 ? spent : Duration.ZERO);
        });
    }
}
