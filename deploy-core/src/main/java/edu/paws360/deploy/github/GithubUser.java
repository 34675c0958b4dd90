package edu.paws360.deploy.github;

/**
 * Who somebody is to GitHub. Immutable.
 *
 * @param id the number that stays; a login can be renamed, and then be taken by somebody else
 * @param login the name
 * @param program whether it is no human being, but a GitHub App or the like
 */
public record GithubUser(long id, String login, boolean program) {
    static GithubUser of(Fields user) throws GithubFault {
        String login = user.text("login");
        if (!login.matches("[A-Za-z0-9._-]{1,100}(\\[bot])?")) {
            throw user.fault("login", "a login");
        }
        boolean program = login.endsWith("[bot]")
                || (user.has("type") && user.text("type").equalsIgnoreCase("Bot"));
        return new GithubUser(user.number("id"), login, program);
    }

    /**
     * Whether it is the same account, whatever it is called now.
     *
     * @param other another user
     * @return whether the numbers are the same
     */
    public boolean is(GithubUser other) {
        return id == other.id;
    }
}
