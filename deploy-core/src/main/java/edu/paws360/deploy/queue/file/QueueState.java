package edu.paws360.deploy.queue.file;

import edu.paws360.deploy.queue.ExpectedWait;
import edu.paws360.deploy.queue.lease.Stamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What all share of one queue; who waits is told by the tickets' own files. Immutable; each step gives a new state.
 *
 * @param format the version of the layout of the whole folder
 * @param lastTicket the highest ticket drawn so far
 * @param lastToken the highest fencing token given so far; it never goes back
 * @param holder who holds production
 * @param turns how many milliseconds the last turns took that were given back, the last one at the end
 */
record QueueState(int format, long lastTicket, long lastToken, Optional<Tenure> holder, List<Long> turns) {
    static final int FORMAT = 2;

    QueueState {
        turns = List.copyOf(turns);
        require(format == FORMAT, "format " + format + " instead of " + FORMAT);
        require(lastTicket >= 0 && lastToken >= 0, "a negative count");
        require(holder.stream().allMatch(tenure -> tenure.token() <= lastToken), "a token above the last one");
        require(
                holder.stream().allMatch(tenure -> tenure.place().ticket() <= lastTicket),
                "a ticket above the last one");
        require(turns.stream().allMatch(turn -> turn >= 0), "a turn of negative length");
    }

    private static void require(boolean sound, String seen) {
        if (!sound) {
            throw new IllegalArgumentException("The queue's state has " + seen + ".");
        }
    }

    /** A queue nobody has used, whose first token will be one above the given one. */
    static QueueState fresh(long lastToken) {
        return new QueueState(FORMAT, 0, lastToken, Optional.empty(), List.of());
    }

    boolean isHeldBy(long ticket) {
        return holder.filter(tenure -> tenure.place().ticket() == ticket).isPresent();
    }

    Optional<Tenure> tenureOf(String owner) {
        return holder.filter(tenure -> tenure.place().isOf(owner));
    }

    QueueState drawn() {
        return new QueueState(format, lastTicket + 1, lastToken, holder, turns);
    }

    /** Production goes to a place, whoever had it before. */
    QueueState granted(Place place, Instant wall, Stamp now) {
        Tenure tenure = new Tenure(lastToken + 1, wall, now, place);
        return new QueueState(format, lastTicket, lastToken + 1, Optional.of(tenure), turns);
    }

    /** Production is given back, and the turn is remembered. */
    QueueState givenBack(Stamp now) {
        Stream<Long> last = holder.flatMap(tenure -> tenure.lasted(now)).map(Duration::toMillis).stream();
        List<Long> all = Stream.concat(turns.stream(), last).toList();
        List<Long> kept = all.subList(Math.max(0, all.size() - ExpectedWait.TURNS), all.size());
        return new QueueState(format, lastTicket, lastToken, Optional.empty(), kept);
    }

    Optional<Duration> usualTurn() {
        return ExpectedWait.usualTurn(turns.stream().map(Duration::ofMillis).toList());
    }
}
