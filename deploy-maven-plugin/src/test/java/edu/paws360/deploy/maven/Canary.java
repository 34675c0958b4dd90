package edu.paws360.deploy.maven;

import java.util.List;

/**
 * A secret that must never be seen again.
 *
 * @param name the environment variable, or what else it is known by
 * @param value its value
 * @param random those parts of the value that were drawn by lot, so that whatever shows a piece of them comes from nowhere else
 */
record Canary(String name, String value, List<String> random) {
    /** A secret that was drawn by lot as a whole. */
    Canary(String name, String value) {
        this(name, value, List.of(value));
    }

    @Override
    public String toString() {
        return name;
    }
}
