package edu.paws360.deploy.settings;

/** Where a value was set; the earlier constant wins over the later one. */
public enum Origin {
    /** A user property, {@code -Dkey=value}. */
    COMMAND_LINE("command line"),
    /** A property of the POM. */
    POM("POM"),
    /** An environment variable, see {@link Setting#environmentName()}. */
    ENVIRONMENT("environment"),
    /** The setting's own default. */
    DEFAULT("default");

    private final String words;

    Origin(String words) {
        this.words = words;
    }

    /** The origin in the words of a message. */
    @Override
    public String toString() {
        return words;
    }
}
