package edu.paws360.deploy.console;

import edu.paws360.deploy.settings.Origin;
import edu.paws360.deploy.settings.ResolvedSetting;
import java.util.List;

/** Settings as lines: those that somebody set, and then the defaults. */
public final class SettingsTable {
    private final Screen screen;

    /**
     * A table.
     *
     * @param screen where it is shown
     */
    public SettingsTable(Screen screen) {
        this.screen = screen;
    }

    /**
     * Shows one line for each setting.
     *
     * @param settings those that have a value
     */
    public void show(List<ResolvedSetting> settings) {
        List<ResolvedSetting> set =
                settings.stream().filter(SettingsTable::isSet).toList();
        screen.say(set.isEmpty() ? "Nothing is set." : "Set:");
        set.forEach(setting -> screen.say(line(setting) + "  (" + setting.origin() + ")"));
        screen.say("Defaults:");
        settings.stream().filter(setting -> !isSet(setting)).forEach(setting -> screen.say(line(setting)));
    }

    private static boolean isSet(ResolvedSetting setting) {
        return setting.origin() != Origin.DEFAULT;
    }

    private static String line(ResolvedSetting setting) {
        return "  " + setting.key() + " = " + Visible.onScreen(setting.shown());
    }
}
