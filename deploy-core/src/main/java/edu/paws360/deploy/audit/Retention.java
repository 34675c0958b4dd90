package edu.paws360.deploy.audit;

import edu.paws360.deploy.event.DeploymentAbandoned;
import edu.paws360.deploy.event.DeploymentCompleted;
import edu.paws360.deploy.event.DeploymentEvent;
import edu.paws360.deploy.event.DeploymentStarted;
import edu.paws360.deploy.event.ExecutionStarted;
import edu.paws360.deploy.event.LiveNoted;
import edu.paws360.deploy.event.SinkDelivered;
import edu.paws360.deploy.journal.JournalEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * How much of a journal's beginning may be taken out (spec, "Log Retention": 1 year minimum). Not what is younger than the limit,
 * not what some sink has not got, not the last line that it got, by which it knows the journal again, not what says what is live
 * and what was before it, and no deployment in part. Sees every line of a verified journal in order. Not thread-safe.
 */
public final class Retention implements Consumer<JournalEntry> {
    private final Instant limit;
    private final Set<String> forgotten;
    private final Map<String, Stretch> stretches = new LinkedHashMap<>();
    private final Map<String, DeploymentStarted> open = new LinkedHashMap<>();
    private final Map<String, String> destinations = new HashMap<>();
    private final Map<Receiver, Long> delivered = new HashMap<>();
    private final Map<String, Succession> live = new HashMap<>();
    private final Map<String, Succession> succeeded = new HashMap<>();
    private String executedLast = "";
    private long old;

    /**
     * A rule.
     *
     * @param limit what is as young as this, or younger, stays
     * @param forgotten the names of sinks that are gone for good, which nothing is kept for
     */
    public Retention(Instant limit, Set<String> forgotten) {
        this.limit = limit;
        this.forgotten = Set.copyOf(forgotten);
    }

    /** From which line to which a deployment goes. */
    private record Stretch(long first, long last) {
        Stretch to(long line) {
            return new Stretch(first, line);
        }
    }

    /**
     * Who gets lines. A sink of one name may be another one for another project or environment, with a memory of its own. What is
     * shipped without a deployment says not for which; the next deployment that delivers there does.
     */
    private record Receiver(String sink, String destination) {
        static final String ANY = "";

        @Override
        public String toString() {
            return sink + (destination.equals(ANY) ? "" : " of " + destination);
        }
    }

    /** What is live at a place, and what was before. */
    private record Succession(String commit, String now, String before) {
        Succession then(String next, String id) {
            return new Succession(next, id, next.equals(commit) ? before : now);
        }
    }

    /**
     * What may go.
     *
     * @param upTo the number of the last line that may be taken out; 0 if none may
     * @param reason what keeps the next ones
     */
    public record Cut(long upTo, String reason) {}

    @Override
    public void accept(JournalEntry entry) {
        String id = entry.deploymentId();
        long number = entry.number();
        stretches.merge(id, new Stretch(number, number), (known, next) -> known.to(number));
        old = entry.at().isBefore(limit) ? number : old;
        follow(id, entry.event());
    }

    private void follow(String id, DeploymentEvent event) {
        if (event instanceof DeploymentStarted started) {
            open.put(id, started);
            destinations.put(id, started.project() + " in " + started.environment());
        } else if (event instanceof ExecutionStarted) {
            executedLast = id;
        } else if (event instanceof LiveNoted noted) {
            follow(live, id, noted.commit());
        } else if (event instanceof DeploymentCompleted completed) {
            if (completed.verdict().succeeded() && open.containsKey(id)) {
                // A way back leads to what succeeded, which need not be what was live last.
                follow(live, id, open.get(id).commit());
                follow(succeeded, id, open.get(id).commit());
            }
            open.remove(id);
        } else if (event instanceof DeploymentAbandoned) {
            open.remove(id);
        } else if (event instanceof SinkDelivered sink) {
            deliver(sink, destinations.getOrDefault(id, Receiver.ANY));
        }
    }

    private void follow(Map<String, Succession> places, String id, String commit) {
        if (open.containsKey(id)) {
            places.merge(
                    destinations.get(id), new Succession(commit, id, id), (known, first) -> known.then(commit, id));
        }
    }

    private void deliver(SinkDelivered sink, String destination) {
        delivered.merge(new Receiver(sink.sink(), destination), sink.delivered() ? sink.upTo() : 0, Math::max);
        if (!destination.equals(Receiver.ANY)) {
            delivered.remove(new Receiver(sink.sink(), Receiver.ANY));
        }
    }

    /**
     * What may go, once all lines were seen.
     *
     * @param spooled deployments of which something is still on its way
     * @return how much
     */
    public Cut cut(Set<String> spooled) {
        List<Cut> bounds = new ArrayList<>();
        bounds.add(new Cut(old, "what follows is younger than " + limit));
        delivered.forEach((to, upTo) -> {
            if (!forgotten.contains(to.sink())) {
                bounds.add(new Cut(
                        Math.max(0, upTo - 1),
                        "sink " + to + " has got the lines up to " + upTo
                                + "; if it is gone for good, name it in deploy.audit.forget"));
            }
        });
        Stream.of(live, succeeded)
                .forEach(places -> places.forEach((place, known) ->
                        keep(bounds, known.before(), "it is what is live, or was before it, of " + place)));
        keep(bounds, executedLast, "it is the last one that changed production");
        open.keySet().forEach(id -> keep(bounds, id, "it has no verdict yet"));
        spooled.forEach(id -> keep(bounds, id, "some of it is still on its way to a Loki"));
        Cut lowest = bounds.stream()
                .reduce((one, other) -> other.upTo() < one.upTo() ? other : one)
                .orElseThrow();
        return whole(lowest);
    }

    private void keep(List<Cut> bounds, String id, String why) {
        Stretch stretch = stretches.get(id);
        if (stretch != null) {
            bounds.add(new Cut(stretch.first() - 1, "deployment " + id + " stays: " + why));
        }
    }

    /** The last line at or before a bound behind which no deployment goes on that began before it. */
    private Cut whole(Cut bound) {
        long end = 0;
        long reached = 0;
        for (Stretch one : stretches.values()) {
            if (one.first() > reached) {
                end = reached;
            }
            reached = Math.max(reached, one.last());
            if (reached > bound.upTo()) {
                return new Cut(end, bound.reason());
            }
        }
        return new Cut(reached, bound.reason());
    }
}
