package edu.paws360.deploy.github;

/**
 * What was said of a commit without a check run. Immutable.
 *
 * @param context what was looked at
 * @param state such as {@code success}, {@code pending}, {@code failure} or {@code error}
 */
public record CommitStatus(String context, String state) {
    static CommitStatus of(Fields status) throws GithubFault {
        return new CommitStatus(status.text("context"), status.text("state"));
    }

    /**
     * Whether it is good.
     *
     * @return whether its state is {@code success}
     */
    public boolean hasPassed() {
        return state.equals("success");
    }

    /**
     * Whether it is bad for good.
     *
     * @return whether its state is {@code failure} or {@code error}
     */
    public boolean hasFailed() {
        return state.equals("failure") || state.equals("error");
    }
}
