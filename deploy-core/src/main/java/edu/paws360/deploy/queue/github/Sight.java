package edu.paws360.deploy.queue.github;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What one look at GitHub showed. Immutable.
 *
 * @param holding who holds production: one, or nobody; more is what must not be
 * @param waiting who waits, first come first
 * @param began when our job was started, where we are one and GitHub tells
 * @param at when, by GitHub's clock
 * @param questions how many it took
 */
record Sight(List<Entrant> holding, List<Entrant> waiting, Optional<Instant> began, Instant at, int questions) {
    Sight {
        holding = List.copyOf(holding);
        waiting = List.copyOf(waiting);
    }

    /** Whether we hold production as far as GitHub tells, and nobody else does. */
    boolean isOurs() {
        return holding.size() == 1 && holding.get(0).ours();
    }

    /** Whoever holds production and is not us. */
    Optional<Entrant> other() {
        return holding.stream().filter(entrant -> !entrant.ours()).findFirst();
    }

    /** How many are ahead of us; everybody, where we are not seen. */
    int ahead() {
        int others = (int) holding.stream().filter(entrant -> !entrant.ours()).count();
        if (holding.size() > others) {
            return others;
        }
        int before =
                (int) waiting.stream().takeWhile(entrant -> !entrant.ours()).count();
        return others + before;
    }

    /** How many wait, ourselves included, who do not hold anything yet. */
    int depth() {
        return 1 + othersWaiting();
    }

    int othersWaiting() {
        return (int) waiting.stream().filter(entrant -> !entrant.ours()).count();
    }

    Stream<Entrant> all() {
        return Stream.concat(holding.stream(), waiting.stream());
    }

    Sight costing(int more) {
        return new Sight(holding, waiting, began, at, more);
    }
}
