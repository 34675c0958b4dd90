package edu.paws360.deploy.testbed;

import java.util.List;

/**
 * A part of GitHub that {@link StrictGithub} can have: what it knows, and the operations that ask for it. Its routes are
 * called by several threads.
 */
public interface GithubRoom {
    /**
     * What can be asked here.
     *
     * @return always the same routes
     */
    List<GithubRoute> routes();
}
