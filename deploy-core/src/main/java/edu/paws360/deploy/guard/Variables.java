package edu.paws360.deploy.guard;

import edu.paws360.deploy.secret.Shortened;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Environment variables, where a blank one counts as absent. Immutable.
 *
 * @param values the variables by name
 */
record Variables(Map<String, String> values) {
    /** Keeps its own copy. */
    Variables {
        values = Map.copyOf(values);
    }

    /**
     * The first of these variables that is set, with control characters and others that are not seen shown as
     * {@code ?}: the text goes into log lines.
     *
     * @param names the names, the most telling first
     * @return its value without space around it
     */
    Optional<String> first(String... names) {
        return Stream.of(names).flatMap(name -> get(name).stream()).findFirst().map(Shortened::onOneLine);
    }

    /**
     * The variable as it stands.
     *
     * @param name its name
     * @return its value, where it is set and not blank
     */
    Optional<String> get(String name) {
        return Optional.ofNullable(values.get(name)).filter(value -> !value.isBlank());
    }

    /**
     * Whether the variable says yes: set, and not {@code false}.
     *
     * @param name its name
     * @return whether it is set to anything but {@code false}
     */
    boolean isOn(String name) {
        return get(name).filter(value -> !value.equalsIgnoreCase("false")).isPresent();
    }
}
