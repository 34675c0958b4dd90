package edu.paws360.deploy.guard;

import edu.paws360.deploy.github.GithubAccess;
import edu.paws360.deploy.github.RunReference;
import java.util.Optional;

/** Why GitHub cannot be asked of the run that this process is part of, before anything is asked. */
final class Obstacle {
    private Obstacle() {}

    /** What was seen and what to do, or nothing where GitHub can be asked. */
    static Optional<String> to(GithubAccess access) {
        if (access.run().isEmpty()) {
            return Optional.of(RunReference.NONE);
        }
        try {
            return access.api().isPresent()
                    ? Optional.empty()
                    : Optional.of(
                            "there is no token to ask GitHub with, neither deploy.github.token nor GITHUB_TOKEN in the"
                                    + " step's env");
        } catch (IllegalArgumentException unusable) {
            return Optional.of(unusable.getMessage());
        }
    }
}
