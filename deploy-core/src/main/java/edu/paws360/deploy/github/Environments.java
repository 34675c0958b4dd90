package edu.paws360.deploy.github;

/** Environments of a repository. Thread-safe. */
public final class Environments {
    private final Api api;

    Environments(Api api) {
        this.api = api;
    }

    /**
     * What an environment asks for. The token needs {@code actions=read}.
     *
     * @param repository owner and name, with a slash
     * @param name the environment's name
     * @return its rules; unreadable where GitHub answers with another environment
     * @throws InterruptedException if this thread is interrupted while it waits
     */
    public GithubAnswer<EnvironmentRules> rules(String repository, String name) throws InterruptedException {
        return api.asked(
                "/repos/" + repository + "/environments/" + Api.segment(name),
                answer -> EnvironmentRules.of(answer, name));
    }
}
