package edu.paws360.deploy.settings;

import java.time.Duration;
import java.util.List;

/** How old secrets may be. */
public final class SecretKeys {
    /** What an old secret is worth. */
    public static final Setting<SecretAgeMode> AGE = Setting.of(
                    "deploy.secrets.age",
                    TextKinds.choice(SecretAgeMode.class),
                    SpecSection.SECRETS_MANAGEMENT,
                    "Whether a secret that is too old, or whose age is not known, fails the deployment (required) or"
                            + " is warned of; looked at are deploy.preflight.secretsRequired and every @{NAME}, on GitHub,"
                            + " in a job of GitHub Actions.")
            .byDefault("warn");

    /** How old a secret may be. */
    public static final Setting<Duration> MAX_AGE = Setting.of(
                    "deploy.secrets.maxAge",
                    NumberKinds.duration("15d", "365d"),
                    SpecSection.SECRETS_MANAGEMENT,
                    "How old a secret may be; it is warned of 14 days before.")
            .byDefault("90d");

    /** Whose secrets the job is given. */
    public static final Setting<String> ENVIRONMENT = Setting.of(
            "deploy.secrets.environment",
            GuardKeys.GITHUB_ENVIRONMENT,
            SpecSection.SECRETS_MANAGEMENT,
            "The GitHub environment whose secrets the job is given, where it is another one than approves.");

    private SecretKeys() {}

    static List<Setting<?>> all() {
        return List.of(AGE, MAX_AGE, ENVIRONMENT);
    }
}
