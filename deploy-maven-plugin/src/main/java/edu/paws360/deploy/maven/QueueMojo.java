package edu.paws360.deploy.maven;

import edu.paws360.deploy.secret.Masker;
import edu.paws360.deploy.settings.SettingsReading;
import edu.paws360.deploy.settings.SettingsScope;
import edu.paws360.deploy.wiring.OrderRun;
import edu.paws360.deploy.wiring.QueueRun;
import edu.paws360.deploy.wiring.Surroundings;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Shows who holds production, who waits for it, and since when. With <code>-Ddeploy.queue.cancel=TICKET</code> it ends the
 * deployment that has this ticket (emergency only), and its journal says who asked for it and, with
 * <code>-Ddeploy.reason=…</code>, why.
 */
@Mojo(name = "queue", aggregator = true, threadSafe = true)
public final class QueueMojo extends AbstractMojo {
    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

    @Parameter(defaultValue = "${plugin}", readonly = true, required = true)
    private PluginDescriptor plugin;

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        GoalSession goal = new GoalSession(session, plugin, getLog());
        SettingsReading reading = goal.settings(SettingsScope.QUEUE);
        Surroundings surroundings = goal.surroundings();
        GoalSession.amongOthers(() -> look(surroundings, reading, new MavenScreen(getLog())));
    }

    private static void look(Surroundings surroundings, SettingsReading reading, MavenScreen screen)
            throws MojoExecutionException, MojoFailureException {
        Optional<String> failure = QueueCall.of(() -> {
            Optional<Long> ticket = reading.settings().orders().cancel();
            Optional<String> obstacle = ticket.isPresent()
                    ? new OrderRun(surroundings, reading, screen).cancel(ticket.get())
                    : Optional.empty();
            new QueueRun(surroundings, reading, screen).show();
            return obstacle;
        });
        if (failure.isPresent()) {
            Masker masker = reading.masker();
            throw new MojoFailureException(FailureLine.of("Not cancelled", masker.mask(failure.get())));
        }
    }
}
