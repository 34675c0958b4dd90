package edu.paws360.deploy.maven;

import edu.paws360.deploy.console.SettingsGuide;
import java.util.Comparator;
import java.util.List;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Tells what the goals do. With <code>-Ddetail</code> it tells all settings, too, and with <code>-Dgoal=GOAL</code> one goal alone.
 */
@Mojo(name = "help", requiresProject = false, aggregator = true, threadSafe = true)
public final class HelpMojo extends AbstractMojo {
    private static final String ALL = "";

    @Parameter(defaultValue = "${plugin}", readonly = true, required = true)
    private PluginDescriptor plugin;

    /** Whether the settings are told, too; <code>-Ddetail</code> is enough. */
    @Parameter(property = "detail", defaultValue = "false")
    private String detail;

    /** The goal that is told of alone. */
    @Parameter(property = "goal", defaultValue = ALL)
    private String goal;

    @Override
    public void execute() throws MojoFailureException {
        MavenScreen screen = new MavenScreen(getLog());
        List<MojoDescriptor> told = told();
        screen.say(plugin.getArtifactId() + " " + plugin.getVersion());
        for (MojoDescriptor each : told) {
            screen.say("");
            screen.say("deploy:" + each.getGoal());
            screen.say("  " + each.getDescription());
        }
        screen.say("");
        if (detail.equals("false")) {
            screen.say("With -Ddetail all settings are told, too; deploy:settings shows those that hold here.");
        } else {
            new SettingsGuide(screen).show();
        }
    }

    private List<MojoDescriptor> told() throws MojoFailureException {
        List<MojoDescriptor> all = plugin.getMojos().stream()
                .sorted(Comparator.comparing(MojoDescriptor::getGoal))
                .toList();
        List<MojoDescriptor> told = all.stream()
                .filter(each ->
                        goal == null || goal.equals(ALL) || each.getGoal().equals(goal))
                .toList();
        if (told.isEmpty()) {
            throw new MojoFailureException("There is no goal " + goal + ". There are: "
                    + String.join(
                            ", ", all.stream().map(MojoDescriptor::getGoal).toList()) + ".");
        }
        return told;
    }
}
