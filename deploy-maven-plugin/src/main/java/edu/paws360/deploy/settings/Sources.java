package edu.paws360.deploy.settings;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The three places a value can be set in. Only keys that begin with {@code deploy.} are looked at; the environment also
 * answers {@code @{NAME}} references.
 *
 * @param commandLine user properties ({@code -D})
 * @param pom the properties of the POM
 * @param environment the environment variables
 */
public record Sources(Map<String, String> commandLine, Map<String, String> pom, Map<String, String> environment) {
    static final String PREFIX = "deploy.";

    /** Copies the three maps. */
    public Sources {
        commandLine = Map.copyOf(commandLine);
        pom = Map.copyOf(pom);
        environment = Map.copyOf(environment);
    }

    /** Every {@code deploy.} key of POM and command line, sorted, with the place that wins. */
    NavigableMap<String, Origin> keys() {
        NavigableMap<String, Origin> keys = new TreeMap<>();
        pom.keySet().forEach(key -> keys.put(key, Origin.POM));
        commandLine.keySet().forEach(key -> keys.put(key, Origin.COMMAND_LINE));
        keys.keySet().removeIf(key -> !key.startsWith(PREFIX));
        return keys;
    }

    /** Sizes only: the environment is full of secrets. */
    @Override
    public String toString() {
        return "Sources[commandLine=%d keys, pom=%d keys, environment=%d variables]"
                .formatted(commandLine.size(), pom.size(), environment.size());
    }
}
