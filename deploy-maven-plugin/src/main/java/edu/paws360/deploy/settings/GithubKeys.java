package edu.paws360.deploy.settings;

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
                            + " administration=read to know how the branch is protected; it is never shown.")
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

    private GithubKeys() {}

    static List<Setting<?>> all() {
        return List.of(TOKEN, RAILS);
    }
}
