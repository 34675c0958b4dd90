package edu.paws360.deploy.settings;

import java.util.Optional;

/** The one order of precedence: command line, POM, environment, default. */
final class Precedence {
    private final Sources sources;

    /** Trimmed text, and where it was found. */
    record Found(String text, Origin origin) {
        /** The origin only: the text may hold a password. */
        @Override
        public String toString() {
            return origin.toString();
        }
    }

    Precedence(Sources sources) {
        this.sources = sources;
    }

    /** What holds for the setting; an explicitly empty text is found like any other. */
    Optional<Found> find(Setting<?> setting) {
        return found(sources.commandLine().get(setting.key()), Origin.COMMAND_LINE)
                .or(() -> found(sources.pom().get(setting.key()), Origin.POM))
                .or(() -> found(sources.environment().get(setting.environmentName()), Origin.ENVIRONMENT))
                .or(() -> found(setting.defaultText().orElse(null), Origin.DEFAULT));
    }

    private static Optional<Found> found(String text, Origin origin) {
        return Optional.ofNullable(text).map(present -> new Found(present.strip(), origin));
    }
}
