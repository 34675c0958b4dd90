package edu.paws360.deploy.settings;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.HashMap;
import java.util.Map;

/** Settings under test, to begin with the fewest that are right. */
final class Given {
    private final Map<String, String> commandLine = new HashMap<>();
    private final Map<String, String> pom = new HashMap<>();
    private final Map<String, String> environment = new HashMap<>();

    static Given nothing() {
        return new Given();
    }

    static Given enough() {
        return nothing().pom("deploy.command", "./deploy.sh").pom("deploy.gate.api.url", "http://api.internal/health");
    }

    Given commandLine(String key, String value) {
        commandLine.put(key, value);
        return this;
    }

    Given pom(String key, String value) {
        pom.put(key, value);
        return this;
    }

    Given environment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    Sources sources() {
        return new Sources(commandLine, pom, environment);
    }

    SettingsReading read() throws SettingsException {
        return SettingsReader.read(sources(), SettingsScope.PRODUCTION);
    }

    DeploySettings settings() throws SettingsException {
        return read().settings();
    }

    SettingsException fault() {
        return fault(SettingsScope.PRODUCTION);
    }

    SettingsException fault(SettingsScope scope) {
        SettingsException fault =
                catchThrowableOfType(SettingsException.class, () -> SettingsReader.read(sources(), scope));
        if (fault == null) {
            throw new AssertionError("the settings were accepted");
        }
        return fault;
    }

    /** The message of exactly one fault, without head and indentation. */
    String onlyFault() {
        String head = "1 setting is wrong; nothing was run.\n  ";
        String message = fault().getMessage();
        if (!message.startsWith(head)) {
            throw new AssertionError(message);
        }
        return message.substring(head.length());
    }
}
