package edu.paws360.deploy.github;

import java.util.List;

/** Branches of a repository, and what they ask for before they change. Thread-safe. */
public final class Branches {
    /** GitHub's words for a branch that it knows, and that has no classic protection. */
    private static final String UNPROTECTED = "Branch not protected";

    private final Api api;

    Branches(Api api) {
        this.api = api;
    }

    /**
     * What the rulesets ask for that are in force for a branch, those of the organization included. Who may bypass them is not
     * told. The token needs {@code metadata=read}, which every token has.
     *
     * @param repository owner and name, with a slash
     * @param branch its name; it need not exist
     * @return what each rule asks for
     * @throws InterruptedException if this thread is interrupted while it waits
     */
    public GithubAnswer<List<BranchDemands>> rules(String repository, String branch) throws InterruptedException {
        return api.listed("/repos/" + repository + "/rules/branches/" + Api.segment(branch), BranchDemands::ofRule);
    }

    /**
     * A branch. The token needs {@code contents=read}.
     *
     * @param repository owner and name, with a slash
     * @param branch its name
     * @return the branch
     * @throws InterruptedException if this thread is interrupted while it waits
     */
    public GithubAnswer<BranchState> state(String repository, String branch) throws InterruptedException {
        return api.asked(path(repository, branch), answer -> BranchState.of(answer, branch));
    }

    /**
     * What the classic protection of a branch asks for. The token needs {@code administration=read}, which a workflow's own
     * token never has.
     *
     * @param repository owner and name, with a slash
     * @param branch its name
     * @return what it asks for; {@link BranchDemands#NONE} where GitHub says that the branch is not protected
     * @throws InterruptedException if this thread is interrupted while it waits
     */
    public GithubAnswer<BranchDemands> protection(String repository, String branch) throws InterruptedException {
        return api.asked(
                path(repository, branch) + "/protection",
                BranchDemands::ofProtection,
                new Api.Absence<>(UNPROTECTED, BranchDemands.NONE));
    }

    private static String path(String repository, String branch) {
        return "/repos/" + repository + "/branches/" + Api.segment(branch);
    }
}
