package edu.paws360.deploy.maven;

import edu.paws360.deploy.console.Display;
import edu.paws360.deploy.console.Groups;
import edu.paws360.deploy.console.Paint;
import edu.paws360.deploy.console.RunScreen;
import edu.paws360.deploy.console.WorkflowCommands;
import edu.paws360.deploy.guard.Terminal;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;

/**
 * What a goal that takes a while shows.
 *
 * @param page what GitHub's runner is told
 * @param lines the lines
 */
record GoalScreen(WorkflowCommands page, RunScreen lines) {
    /** Under {@code -q} there is nothing to be folded, and nothing to be followed. */
    static GoalScreen of(MavenSession session, Log log) {
        WorkflowCommands page = WorkflowCommands.here(System.getenv());
        Display display = log.isInfoEnabled() ? display(session) : Display.LINES;
        MavenScreen screen = new MavenScreen(log, new Paint(display.colours()));
        return new GoalScreen(page, RunScreen.of(screen, log.isInfoEnabled() ? page : Groups.NONE, display));
    }

    private static Display display(MavenSession session) {
        return Display.of(
                Terminal.system().isPresent(),
                session.getRequest().isInteractiveMode(),
                session.getUserProperties().getProperty("style.color", ""),
                System.getenv());
    }

    /** Works, and whatever others print meanwhile is no command to a CI. */
    void during(GoalSession.Work work) throws MojoExecutionException, MojoFailureException {
        WorkflowCommands.Stopped stopped = page.stop();
        try {
            work.run();
        } finally {
            lines.close();
            stopped.resume();
        }
    }

    /** The same for work that has no stages. */
    void during(String what, GoalSession.Work work) throws MojoExecutionException, MojoFailureException {
        lines.begin(what);
        during(work);
    }
}
