package edu.paws360.deploy.wiring;

import edu.paws360.deploy.check.CheckStatus;
import edu.paws360.deploy.github.GithubAccess;
import edu.paws360.deploy.guard.SecretAge;
import edu.paws360.deploy.preflight.Check;
import edu.paws360.deploy.settings.DeploySettings;
import edu.paws360.deploy.settings.PreflightCheck;
import edu.paws360.deploy.settings.SecretAgeMode;
import java.util.List;

/** How old the secrets are, as the settings want it looked at. */
final class SecretAgeWiring {
    private final DeploySettings settings;
    private final GithubAccess github;
    private final SecretAge age;

    SecretAgeWiring(DeploySettings settings, GithubAccess github) {
        this.settings = settings;
        this.github = github;
        this.age = new SecretAge(
                github,
                settings.secretAge().environment().orElseGet(() -> GithubWiring.environment(settings)),
                settings.secretAge().names(),
                settings.secretAge().maxAge());
    }

    Check check() {
        if (settings.preflight().skip().contains(PreflightCheck.SECRETS)) {
            return without(CheckStatus.SKIPPED, "deploy.preflight.skip names secrets");
        }
        return switch (settings.secretAge().mode()) {
            case OFF -> without(CheckStatus.SKIPPED, "deploy.secrets.age=off says so");
            case REQUIRED -> new SecretAgeCheck(age, true);
            case WARN ->
                github.run().isPresent()
                        ? new SecretAgeCheck(age, false)
                        : without(
                                CheckStatus.NOT_CONFIGURED,
                                "this is no job of GitHub Actions, so nobody was asked how old secrets are");
        };
    }

    /** The secrets that the check takes. */
    List<String> secretNames() {
        boolean off = settings.secretAge().mode() == SecretAgeMode.OFF
                || settings.preflight().skip().contains(PreflightCheck.SECRETS);
        return off ? List.of() : age.secretNames();
    }

    private static Check without(CheckStatus status, String why) {
        return new NoCheck(SecretAge.NAME, status, why);
    }
}
