package edu.paws360.deploy.wiring;

import edu.paws360.deploy.github.GithubAccess;
import edu.paws360.deploy.guard.BranchProtection;
import edu.paws360.deploy.guard.BranchProtection.Policy;
import edu.paws360.deploy.secret.Secret;
import edu.paws360.deploy.settings.DeploySettings;
import edu.paws360.deploy.settings.GithubKeys;
import edu.paws360.deploy.settings.Masked;
import java.util.Map;

/** How GitHub is reached, as settings and environment say. */
final class GithubWiring {
    private GithubWiring() {}

    /** The environment there whose reviewers approve this deployment, and whose deployments tell what is live. */
    static String environment(DeploySettings settings) {
        return settings.approval().environment().orElse(settings.environment());
    }

    static BranchProtection branchProtection(DeploySettings settings, GithubAccess github) {
        Policy policy =
                switch (settings.branchProtection()) {
                    case REQUIRED -> Policy.REQUIRED;
                    case WARN -> Policy.WARN;
                    case OFF -> Policy.OFF;
                };
        return new BranchProtection(github, policy);
    }

    /** Made once for a deployment, so that all of its questions are counted and remembered together. */
    static GithubAccess access(DeploySettings settings, Map<String, String> environment) {
        return new GithubAccess(
                environment,
                settings.githubToken().map(Masked::value).map(token -> new Secret(GithubKeys.TOKEN.key(), token)));
    }
}
