package edu.paws360.deploy.console;

import edu.paws360.deploy.settings.Catalogue;
import edu.paws360.deploy.settings.Setting;

/** All settings there are, as a help on the screen; made from the catalogue, as the documentation is. */
public final class SettingsGuide {
    private final Screen screen;

    /**
     * A guide.
     *
     * @param screen where it is shown
     */
    public SettingsGuide(Screen screen) {
        this.screen = screen;
    }

    /** Shows all of it. */
    public void show() {
        screen.say("Settings, as properties of the POM, as -D, or as environment variables:");
        Catalogue.settings().forEach(this::show);
        Catalogue.namedGroups().forEach(group -> {
            screen.say("");
            screen.say("For each " + group.noun() + ", by a name of your choice:");
            group.members().forEach(this::show);
        });
    }

    private void show(Setting<?> setting) {
        screen.say("");
        screen.say("  " + setting.key()
                + setting.defaultText().map(text -> " (default: " + text + ")").orElse(""));
        screen.say("    " + setting.meaning());
        screen.say("    Allowed: " + setting.kind().allowed() + ".");
        screen.say("    Specification: " + setting.section() + ". Environment: " + setting.environmentName() + ".");
    }
}
