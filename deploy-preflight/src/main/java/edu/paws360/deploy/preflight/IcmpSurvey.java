package edu.paws360.deploy.preflight;

import edu.paws360.deploy.preflight.icmp.EchoQuestion;
import edu.paws360.deploy.preflight.icmp.IcmpEchoes;
import edu.paws360.deploy.preflight.icmp.NoEchoSocketException;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Asks all targets at once by ICMP echo requests of our own. Where no ICMP socket is to be had, others ask who have the right, and
 * that is said.
 *
 * @param limit how long each target may take, its name included
 * @param others who asks where we cannot
 */
record IcmpSurvey(Duration limit, Survey others) implements Survey {
    private static final Duration LEAST = Duration.ofMillis(100);

    @Override
    public Outcome ask(List<Target> targets) throws IOException, InterruptedException {
        try (IcmpEchoes echoes = IcmpEchoes.open()) {
            List<Named> named = resolve(targets);
            List<EchoQuestion> questions =
                    named.stream().flatMap(name -> name.question().stream()).toList();
            return new Outcome(
                    unreached(named, echoes.ask(questions)),
                    "by ICMP echo requests from one " + echoes.kind() + " socket");
        } catch (NoEchoSocketException e) {
            Outcome outcome = others.ask(targets);
            return new Outcome(
                    outcome.unreached(),
                    outcome.way() + ", since this process has no ICMP socket of its own ("
                            + Wording.quote(e.getMessage())
                            + "; expected its group in net.ipv4.ping_group_range, or CAP_NET_RAW)");
        }
    }

    /**
     * A target whose name has been looked up.
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

    private List<Named> resolve(List<Target> targets) throws InterruptedException {
        try (SystemResolver names = new SystemResolver(EachTarget.AT_ONCE)) {
            return EachTarget.of(targets, target -> resolve(names, target), Named::not);
        }
    }

    private Named resolve(Resolver names, Target target) throws InterruptedException {
        long begun = System.nanoTime();
        List<InetAddress> addresses = names.resolve(target.host(), limit);
        if (addresses.isEmpty()) {
            return Named.not(Unreached.unresolved(target));
        }
        Duration left = limit.minusNanos(System.nanoTime() - begun);
        // Whoever was found at the last moment is asked all the same, if only for a moment.
        Duration time = left.compareTo(LEAST) < 0 ? LEAST : left;
        return new Named(target, Optional.of(new EchoQuestion(addresses, time)), Optional.empty());
    }

    private static List<Unreached> unreached(List<Named> named, List<Optional<String>> faults) {
        List<Unreached> unreached = new ArrayList<>();
        int next = 0;
        for (Named one : named) {
            one.why().ifPresent(unreached::add);
            if (one.question().isPresent()) {
                faults.get(next++).ifPresent(fault -> unreached.add(new Unreached(one.target(), fault, true)));
            }
        }
        return unreached;
    }
}
