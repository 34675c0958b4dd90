package edu.paws360.deploy.preflight;

import edu.paws360.deploy.preflight.Survey.Unreached;
import edu.paws360.deploy.preflight.icmp.EchoQuestion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Targets whose names have been looked up, for a survey that asks addresses. */
final class NamedTargets {
    private static final Duration LEAST = Duration.ofMillis(100);

    private final List<Named> all;

    private NamedTargets(List<Named> all) {
        this.all = all;
    }

    /**
     * A target, with what is to be asked or why nothing can be.
     *
     * @param target which
     * @param question what is to be asked; empty where the name was not found
     * @param why what went wrong with the name
     */
    private record Named(Target target, Optional<EchoQuestion> question, Optional<Unreached> why) {
        static Named not(Unreached why) {
            return new Named(why.target(), Optional.empty(), Optional.of(why));
        }
    }

    /**
     * Looks the names up.
     *
     * @param limit how long each target may take, its name included
     */
    static NamedTargets of(List<Target> targets, Duration limit) throws InterruptedException {
        try (SystemResolver names = new SystemResolver(SystemResolver.AT_ONCE)) {
            return new NamedTargets(
                    EachTarget.of(targets, SystemResolver.AT_ONCE, target -> named(names, target, limit), Named::not));
        }
    }

    private static Named named(Resolver names, Target target, Duration limit) throws InterruptedException {
        long begun = System.nanoTime();
        Resolver.Answer answer = names.resolve(target.host(), limit);
        if (answer.addresses().isEmpty()) {
            return Named.not(new Unreached(target, answer.fault(), true));
        }
        Duration left = limit.minusNanos(System.nanoTime() - begun);
        // Whoever was found at the last moment is asked all the same, if only for a moment.
        Duration time = left.compareTo(LEAST) < 0 ? LEAST : left;
        return new Named(target, Optional.of(new EchoQuestion(answer.addresses(), time)), Optional.empty());
    }

    /** What is to be asked, of those that have an address. */
    List<EchoQuestion> questions() {
        return all.stream().flatMap(named -> named.question().stream()).toList();
    }

    /**
     * Who was not reached.
     *
     * @param faults what went wrong, for each question in turn; empty for those that answered
     * @return in the order of the targets
     */
    List<Unreached> unreached(List<Optional<String>> faults) {
        List<Unreached> unreached = new ArrayList<>();
        int next = 0;
        for (Named one : all) {
            one.why().ifPresent(unreached::add);
            if (one.question().isPresent()) {
                faults.get(next++).ifPresent(fault -> unreached.add(new Unreached(one.target(), fault, true)));
            }
        }
        return unreached;
    }
}
