package edu.paws360.deploy.settings;

import edu.paws360.deploy.secret.Secret;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which environment variables are for us alone: those whose secrets the settings name, and those that are settings with a secret in
 * them. What a command needs all the same, somebody has named for it.
 */
final class Withholding {
    /** Without these hardly a program runs, whatever a setting makes of their values. */
    private static final Set<String> INDISPENSABLE =
            Set.of("PATH", "HOME", "USER", "LOGNAME", "SHELL", "PWD", "TMPDIR", "LANG", "LC_ALL", "LC_CTYPE", "TZ");

    private final Sources sources;
    private final Set<String> names = new TreeSet<>();

    Withholding(Sources sources) {
        this.sources = sources;
    }

    /** What stands in a setting, or is referred to by it. */
    void add(Setting<?> setting, Reading<?> reading) {
        for (Secret secret : reading.secrets()) {
            boolean itself = secret.name().equals(setting.key());
            boolean elsewhere = itself
                    && reading.seen()
                            .filter(seen -> seen.origin() == Origin.ENVIRONMENT)
                            .isEmpty();
            if (!elsewhere) {
                add(itself ? setting.environmentName() : secret.name());
            }
        }
    }

    void add(String name) {
        if (sources.environment().containsKey(name) && !INDISPENSABLE.contains(name)) {
            names.add(name);
        }
    }

    /** Their names, without those that somebody wants to be handed on. */
    Set<String> without(Collection<String> handedOn) {
        Set<String> withheld = new TreeSet<>(names);
        withheld.removeAll(Set.copyOf(handedOn));
        return withheld;
    }
}
