package edu.paws360.deploy.github;

/** Teams of an organization. Thread-safe. */
public final class Teams {
    private final Api api;

    Teams(Api api) {
        this.api = api;
    }

    /**
     * Whether somebody is in a team. The token needs {@code members=read} of the organization, which a workflow's own token
     * never has; without it, GitHub may also say that there is no such team.
     *
     * @param organization whose team
     * @param team the team
     * @param login who
     * @return {@code true} for a member, {@code false} for somebody who has not accepted yet
     * @throws InterruptedException if this thread is interrupted while it waits
     */
    public GithubAnswer<Boolean> isMember(String organization, Reviewer.Team team, String login)
            throws InterruptedException {
        String path =
                "/orgs/" + organization + "/teams/" + Api.segment(team.slug()) + "/memberships/" + Api.segment(login);
        return api.asked(path, membership -> membership.text("state").equals("active"));
    }
}
