package edu.paws360.deploy.maven;

import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecutionException;

/** Under {@code -fn} Maven exits with 0 whatever happened, so a failed deployment would pass for a good one. */
final class FailNever {
    private FailNever() {}

    static void refuse(MavenSession session) throws MojoExecutionException {
        if (MavenExecutionRequest.REACTOR_FAIL_NEVER.equals(session.getReactorFailureBehavior())) {
            throw new MojoExecutionException(
                    "Refusing to run under -fn (--fail-never): Maven would exit with 0 even when the deployment fails. Nothing"
                            + " was run. Start again without -fn.");
        }
    }
}
