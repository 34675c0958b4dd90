package edu.paws360.deploy.github;

/**
 * A workflow of a repository. Immutable.
 *
 * @param path its file, such as {@code .github/workflows/deploy.yml}
 * @param state such as {@code active} or {@code disabled_manually}
 */
public record Workflow(String path, String state) {
    static Workflow of(Fields workflow) throws GithubFault {
        return new Workflow(workflow.text("path"), workflow.text("state"));
    }

    /**
     * Whether it can be run.
     *
     * @return whether nobody disabled it
     */
    public boolean isActive() {
        return state.equals("active");
    }
}
