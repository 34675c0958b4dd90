package edu.paws360.deploy.queue.file;

import edu.paws360.deploy.queue.lease.Stamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Everything the store knows of one queue. Immutable; each step gives a new state.
 *
 * @param format the version of this layout
 * @param lastTicket the highest ticket drawn so far
 * @param lastToken the highest fencing token given so far; it never goes back
 * @param holder who holds production
 * @param waiting who waits, by ticket
 */
record QueueState(int format, long lastTicket, long lastToken, Optional<Tenure> holder, List<Place> waiting) {
    static final int FORMAT = 1;

    QueueState {
        waiting = List.copyOf(waiting);
        require(format == FORMAT, "format " + format + " instead of " + FORMAT);
        require(lastTicket >= 0 && lastToken >= 0, "a negative count");
        require(holder.stream().allMatch(tenure -> tenure.token() <= lastToken), "a token above the last one");
        require(isGrowing(holder, waiting, lastTicket), "tickets out of order");
    }

    private static void require(boolean sound, String seen) {
        if (!sound) {
            throw new IllegalArgumentException("The queue's state has " + seen + ".");
        }
    }

    private static boolean isGrowing(Optional<Tenure> holder, List<Place> waiting, long last) {
        long[] tickets = LongStream.concat(places(holder, waiting).mapToLong(Place::ticket), LongStream.of(last + 1))
                .toArray();
        return LongStream.of(tickets)
                .distinct()
                .sorted()
                .boxed()
                .toList()
                .equals(LongStream.of(tickets).boxed().toList());
    }

    private static Stream<Place> places(Optional<Tenure> holder, List<Place> waiting) {
        return Stream.concat(holder.stream().map(Tenure::place), waiting.stream());
    }

    /** A queue nobody has used, whose first token will be one above the given one. */
    static QueueState fresh(long lastToken) {
        return new QueueState(FORMAT, 0, lastToken, Optional.empty(), List.of());
    }

    /** The holder's place, if there is one, and those who wait. */
    Stream<Place> places() {
        return places(holder, waiting);
    }

    Optional<Place> placeOf(String owner) {
        return places().filter(place -> place.isOf(owner)).findFirst();
    }

    Optional<Tenure> tenureOf(String owner) {
        return holder.filter(tenure -> tenure.place().isOf(owner));
    }

    QueueState entered(Place place) {
        return new QueueState(
                format,
                place.ticket(),
                lastToken,
                holder,
                Stream.concat(waiting.stream(), Stream.of(place)).toList());
    }

    QueueState withWaiting(Predicate<Place> staying) {
        return new QueueState(
                format,
                lastTicket,
                lastToken,
                holder,
                waiting.stream().filter(staying).toList());
    }

    /** The place moves from the line to production, whoever was there before. */
    QueueState granted(Place place, Instant now) {
        Optional<Tenure> tenure = Optional.of(new Tenure(lastToken + 1, now, place));
        return new QueueState(
                format,
                lastTicket,
                lastToken + 1,
                tenure,
                without(place.owner()).waiting());
    }

    /** Unchanged where the place is no longer there, or its lease has run out: what has ended is not brought back. */
    QueueState renewed(String owner, Stamp now, Stamp until) {
        UnaryOperator<Place> renewal =
                place -> place.isOf(owner) && !place.until().isPast(now) ? place.renewed(until) : place;
        return new QueueState(
                format,
                lastTicket,
                lastToken,
                holder.map(tenure -> new Tenure(tenure.token(), tenure.granted(), renewal.apply(tenure.place()))),
                waiting.stream().map(renewal).toList());
    }

    /** Whether the place is there, and its lease has not run out. */
    boolean isLasting(String owner, Stamp now) {
        return placeOf(owner).filter(place -> !place.until().isPast(now)).isPresent();
    }

    QueueState without(String owner) {
        return new QueueState(
                format,
                lastTicket,
                lastToken,
                holder.filter(tenure -> !tenure.place().isOf(owner)),
                waiting.stream().filter(place -> !place.isOf(owner)).toList());
    }
}
