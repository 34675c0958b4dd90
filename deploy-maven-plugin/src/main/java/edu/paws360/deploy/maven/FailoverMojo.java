package edu.paws360.deploy.maven;

import edu.paws360.deploy.secret.Masker;
import edu.paws360.deploy.settings.SettingsReading;
import edu.paws360.deploy.settings.SettingsScope;
import edu.paws360.deploy.wiring.OrderRun;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Asks the deployment that has the ticket <code>-Ddeploy.ticket=…</code> to stop its primary runner and to go on with the
 * secondary (emergency only). The order goes through the queue's store, so it works from any machine that reaches it;
 * <code>-Ddeploy.reason=…</code> is journaled. <code>deploy:queue</code> shows the tickets.
 */
@Mojo(name = "failover", aggregator = true, threadSafe = true)
public final class FailoverMojo extends AbstractMojo {
    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

    @Parameter(defaultValue = "${plugin}", readonly = true, required = true)
    private PluginDescriptor plugin;

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        GoalSession goal = new GoalSession(session, plugin, getLog());
        SettingsReading reading = goal.settings(SettingsScope.FAILOVER);
        long ticket = reading.settings().orders().failover().orElseThrow();
        OrderRun order = new OrderRun(goal.surroundings(), reading, new MavenScreen(getLog()));
        GoalSession.amongOthers(() -> failOver(order, ticket, reading.masker()));
    }

    private static void failOver(OrderRun order, long ticket, Masker masker)
            throws MojoExecutionException, MojoFailureException {
        Optional<String> failure = QueueCall.of(() -> order.failOver(ticket));
        if (failure.isPresent()) {
            throw new MojoFailureException(FailureLine.of("No failover", masker.mask(failure.get())));
        }
    }
}
