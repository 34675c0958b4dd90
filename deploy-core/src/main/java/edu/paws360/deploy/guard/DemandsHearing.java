package edu.paws360.deploy.guard;

import edu.paws360.deploy.github.BranchDemands;
import edu.paws360.deploy.github.BranchState;
import edu.paws360.deploy.github.Branches;
import edu.paws360.deploy.github.GithubAnswer;
import edu.paws360.deploy.github.GithubAnswer.Found;
import edu.paws360.deploy.github.GithubAnswer.Unknown;
import edu.paws360.deploy.github.Need;
import edu.paws360.deploy.github.RequiredCheck;
import java.util.List;
import java.util.Optional;

/**
 * Asks GitHub what a branch asks for: the rulesets, which every token may read, and the classic protection, which hardly one may.
 * Whether there is a classic protection at all, and which checks it asks for, everybody is told who may read the branch.
 */
final class DemandsHearing {
    private static final Need RULES = new Need("this branch", "metadata=read");
    private static final Need PROTECTION = new Need("this branch", "administration=read");

    private final Branches branches;
    private final String repository;
    private final String branch;

    DemandsHearing(Branches branches, String repository, String branch) {
        this.branches = branches;
        this.repository = repository;
        this.branch = branch;
    }

    KnownDemands known() throws InterruptedException {
        return rulesets().and(classic());
    }

    private KnownDemands rulesets() throws InterruptedException {
        GithubAnswer<List<BranchDemands>> rules = branches.rules(repository, branch);
        return rules instanceof Found<List<BranchDemands>> found
                ? KnownDemands.all(found.value().stream().reduce(BranchDemands.NONE, BranchDemands::and))
                : KnownDemands.none(RULES.told((Unknown<?>) rules));
    }

    private KnownDemands classic() throws InterruptedException {
        GithubAnswer<BranchState> seen = branches.state(repository, branch);
        Optional<BranchState> state =
                seen instanceof Found<BranchState> found ? Optional.of(found.value()) : Optional.empty();
        return state.isPresent() && !state.get().mayBeProtected()
                ? KnownDemands.all(BranchDemands.NONE)
                : protection(state.flatMap(BranchState::checks));
    }

    private KnownDemands protection(Optional<List<RequiredCheck>> checks) throws InterruptedException {
        GithubAnswer<BranchDemands> protection = branches.protection(repository, branch);
        if (protection instanceof Found<BranchDemands> found) {
            return KnownDemands.all(found.value());
        }
        String why = PROTECTION.told((Unknown<?>) protection);
        return checks.map(known -> KnownDemands.onlyChecks(known, why)).orElseGet(() -> KnownDemands.none(why));
    }
}
