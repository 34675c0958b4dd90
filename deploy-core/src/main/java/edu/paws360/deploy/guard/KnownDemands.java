package edu.paws360.deploy.guard;

import edu.paws360.deploy.github.BranchDemands;
import edu.paws360.deploy.github.RequiredCheck;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a branch is known to ask for, and why that may not be all. More can only make it stricter.
 *
 * @param demands what is known
 * @param gap why reviews and force pushes are not wholly known, if they are not
 * @param checksGap why the checks are not wholly known, if they are not
 */
record KnownDemands(BranchDemands demands, Optional<String> gap, Optional<String> checksGap) {
    static KnownDemands all(BranchDemands demands) {
        return new KnownDemands(demands, Optional.empty(), Optional.empty());
    }

    static KnownDemands none(String why) {
        return new KnownDemands(BranchDemands.NONE, Optional.of(why), Optional.of(why));
    }

    static KnownDemands onlyChecks(List<RequiredCheck> checks, String why) {
        return new KnownDemands(new BranchDemands(0, checks, false, false), Optional.of(why), Optional.empty());
    }

    KnownDemands and(KnownDemands other) {
        return new KnownDemands(demands.and(other.demands), joined(gap, other.gap), joined(checksGap, other.checksGap));
    }

    private static Optional<String> joined(Optional<String> one, Optional<String> other) {
        String both = Stream.concat(one.stream(), other.stream()).distinct().collect(Collectors.joining(" "));
        return Optional.of(both).filter(text -> !text.isEmpty());
    }
}
