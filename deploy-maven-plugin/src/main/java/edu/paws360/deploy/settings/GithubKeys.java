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
                    "The token that GitHub is asked with: actions=read to see reviews, members=read to know teams; it is never"
                            + " shown.")
            .with(Secrecy.WHOLLY_SECRET);

    private GithubKeys() {}

    static List<Setting<?>> all() {
        return List.of(TOKEN);
    }
}
