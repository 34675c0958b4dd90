package edu.paws360.deploy.preflight;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Asks each target by itself.
 *
 * @param reach how one of their addresses is asked
 * @param limit how long each target may take, its name included
 */
record OneByOne(Reach reach, Duration limit) implements Survey {
    @Override
    public Outcome ask(List<Target> targets) throws InterruptedException {
        try (SystemResolver names = new SystemResolver(SystemResolver.AT_ONCE)) {
            TargetProbe probe = new TargetProbe(names, reach, limit);
            List<Optional<Unreached>> answers = EachTarget.of(targets, reach.atOnce(), probe::ask, Optional::of);
            return new Outcome(answers.stream().flatMap(Optional::stream).toList(), reach.way());
        }
    }
}
