package edu.paws360.deploy.preflight;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/**
 * Does every target resolve and answer (spec, "Preflight Checks", 3)? All are asked, {@value #AT_ONCE} at a time, and all
 * that cannot be reached are named.
 *
 * @param targets who is asked
 * @param reach how
 * @param limit how long each target may take, its name included
 */
record NetworkCheck(Targets targets, Reach reach, Duration limit) implements Look {
    static final String NAME = "network";

    static final int AT_ONCE = 16;

    @Override
    public Finding look() throws IOException, InterruptedException {
        List<Target> all = targets.read();
        if (all.isEmpty()) {
            return Finding.failed("the inventory names no target to reach (expected at least one, deploy.inventory);"
                    + " correct it, or name network in deploy.preflight.skip if it deploys to this machine only");
        }
        List<Unreached> unreached = ask(all);
        if (unreached.isEmpty()) {
            return Finding.passed(all.size() + (all.size() == 1 ? " target answers" : " targets answer"));
        }
        String detail =
                unreached.size() + " of " + all.size() + " targets not reached (expected each to resolve and answer"
                        + " within " + Wording.time(limit) + ", deploy.preflight.network.timeout):\n"
                        + unreached.stream().map(Unreached::toString).collect(Collectors.joining("\n"))
                        + "\nsee that each is up and reachable from this runner, or set deploy.preflight.network.probe";
        return unreached.stream().anyMatch(Unreached::known) ? Finding.failed(detail) : Finding.unknown(detail);
    }

    private List<Unreached> ask(List<Target> all) throws InterruptedException {
        ExecutorService probes = Workers.atMost(AT_ONCE, "preflight-probe");
        ExecutorService names = Workers.atMost(AT_ONCE, "preflight-names");
        try {
            TargetProbe probe = new TargetProbe(new SystemResolver(names), reach, limit);
            List<Callable<Optional<Unreached>>> questions = new ArrayList<>();
            all.forEach(target -> questions.add(() -> probe.ask(target)));
            List<Unreached> unreached = new ArrayList<>();
            List<Future<Optional<Unreached>>> answers = probes.invokeAll(questions);
            for (int i = 0; i < answers.size(); i++) {
                answer(all.get(i), answers.get(i)).ifPresent(unreached::add);
            }
            return unreached;
        } finally {
            names.shutdownNow();
            Workers.end(probes);
        }
    }

    private static Optional<Unreached> answer(Target target, Future<Optional<Unreached>> answer)
            throws InterruptedException {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            return Optional.of(new Unreached(target, Wording.of(e.getCause()), false));
        }
    }

    /**
     * A target that did not answer.
     *
     * @param target which
     * @param why what went wrong
     * @param known whether it was asked; if not, nobody knows
     */
    record Unreached(Target target, String why, boolean known) {
        @Override
        public String toString() {
            String host = target.host().equals(target.name()) ? "" : " (" + target.host() + ")";
            return "  " + target.name() + host + ": " + why;
        }
    }
}
