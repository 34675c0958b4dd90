package edu.paws360.deploy.github;

import java.util.List;
import java.util.Optional;

/**
 * A branch, as everybody sees it who may read the repository. Immutable.
 *
 * @param name its name
 * @param mayBeProtected whether it may have a classic protection; {@code false} only where it certainly has none
 * @param checks the checks that the classic protection asks for, where that is told
 */
public record BranchState(String name, boolean mayBeProtected, Optional<List<RequiredCheck>> checks) {
    /** Copies the list. */
    public BranchState {
        checks = checks.map(List::copyOf);
    }

    static BranchState of(Fields branch, String asked) throws GithubFault {
        String name = branch.text("name");
        // A branch that was renamed answers by its new name.
        if (!name.equals(asked)) {
            throw branch.fault("name", "the branch that was asked for");
        }
        Optional<Fields> protection = branch.find("protection");
        boolean off = protection.isPresent()
                && protection.get().has("enabled")
                && !protection.get().flag("enabled");
        return new BranchState(name, branch.flag("protected") && !off, checks(protection));
    }

    private static Optional<List<RequiredCheck>> checks(Optional<Fields> protection) throws GithubFault {
        return protection.isPresent() && protection.get().has("required_status_checks")
                ? Optional.of(BranchDemands.classicChecks(protection.get()))
                : Optional.empty();
    }
}
