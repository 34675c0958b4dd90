package edu.paws360.deploy.secret;

/**
 * A secret's name and value. Its text form never shows the value. Immutable.
 *
 * @param name the name it is known by, such as the environment variable's
 * @param value the value that must not be seen
 */
public record Secret(String name, String value) {
    @Override
    public String toString() {
        return "Secret[" + name + "]";
    }
}
