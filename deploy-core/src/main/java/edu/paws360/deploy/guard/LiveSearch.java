package edu.paws360.deploy.guard;

import edu.paws360.deploy.queue.LiveCommit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks one after another what is live; the first one that knows is believed. For one use, by one thread. */
final class LiveSearch {
    private final List<String> asked = new ArrayList<>();
    private final List<String> secrets = new ArrayList<>();
    private Optional<String> knows = Optional.empty();
    private Optional<LiveAnswer.Refused> refused = Optional.empty();

    /** What came of it. */
    sealed interface Outcome {
        /** Somebody knows. */
        record Known(LiveCommit live) implements Outcome {}

        /** All could be asked, and nobody knows of anything. */
        record Nothing() implements Outcome {}

        /** It could not be found out: what was seen, without its full stop, and what to do. */
        record Unknown(String seen, String advice) implements Outcome {}
    }

    Outcome in(List<LiveSource> sources) throws InterruptedException {
        for (LiveSource source : sources) {
            asked.add(source.toString());
            secrets.addAll(source.secretNames());
            LiveAnswer answer = source.ask();
            if (answer instanceof LiveAnswer.Known known) {
                knows = Optional.of(source.toString());
                return new Outcome.Known(known.live());
            } else if (answer instanceof LiveAnswer.Unreadable unreadable) {
                return new Outcome.Unknown(unreadable.seen(), unreadable.advice());
            } else if (answer instanceof LiveAnswer.Refused theirs) {
                refused = Optional.of(theirs);
            }
        }
        return refused.<Outcome>map(theirs -> new Outcome.Unknown(theirs.seen(), theirs.advice()))
                .orElseGet(Outcome.Nothing::new);
    }

    /** Who knows, or who was asked if nobody does. */
    String source() {
        return knows.orElseGet(() -> String.join(" and ", asked));
    }

    /** Which secrets it took to ask. */
    List<String> secrets() {
        return List.copyOf(secrets);
    }

    /** What stood in the way of asking somebody who comes before. */
    Optional<String> passedOver() {
        return refused.map(LiveAnswer.Refused::seen);
    }
}
