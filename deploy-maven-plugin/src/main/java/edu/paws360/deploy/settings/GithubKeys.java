package edu.paws360.deploy.settings;

import java.net.URI;
import java.util.List;

/** How GitHub is asked. */
public final class GithubKeys {
    /** The token. */
    public static final Setting<String> TOKEN = Setting.of(
                    "deploy.github.token",
                    TextKinds.matching(
                            "token",
                            "[\\x21-\\x7e]+",
                            "a token of GitHub, best as @{NAME}; without it the environment variable GITHUB_TOKEN is used"),
                    SpecSection.BEYOND_THE_SPEC,
                    "The token that GitHub is asked with: actions=read to see reviews, members=read to know teams,"
                            + " environments=read and secrets=read to date secrets, contents=read, checks=read, statuses=read and"
                            + " administration=read to know how the branch is protected, deployments=read to know what is live,"
                            + " deployments=write to record deployments,"
                            + " actions=write to cancel runs and to dispatch them to runners; it is never shown.")
            .with(Secrecy.WHOLLY_SECRET);

    /** The rails. */
    public static final Setting<RailsMode> RAILS = Setting.of(
                    "deploy.github.rails",
                    TextKinds.choice(RailsMode.class),
                    SpecSection.APPROVAL_GATES,
                    "Whether a job of GitHub Actions is warned where its environment asks for no review, lets people"
                            + " approve their own runs, or lets administrators go around it, and where its concurrency"
                            + " group drops runs that wait.")
            .byDefault("warn");

    /** Which deployments are recorded. */
    public static final Setting<GithubRecord> RECORD = Setting.of(
                    "deploy.github.record",
                    TextKinds.choice(GithubRecord.class),
                    SpecSection.BEYOND_THE_SPEC,
                    "Which deployments of a job of GitHub Actions are recorded on GitHub: those of which the job itself makes"
                            + " no record because it names no environment, all, or none.")
            .byDefault("auto");

    /** Where people see what was deployed. */
    public static final Setting<URI> ENVIRONMENT_URL = Setting.of(
            "deploy.github.environmentUrl",
            NetKinds.page(),
            SpecSection.BEYOND_THE_SPEC,
            "Where people see what was deployed; the record on GitHub links to it.");

    private GithubKeys() {}

    static List<Setting<?>> all() {
        return List.of(TOKEN, RAILS, RECORD, ENVIRONMENT_URL);
    }
}
