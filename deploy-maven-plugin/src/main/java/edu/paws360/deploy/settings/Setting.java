package edu.paws360.deploy.settings;

import java.util.Optional;

/**
 * One setting: all that the reader, the documentation and the help need to know of it.
 *
 * @param <T> the type of its value
 * @param key the property's name; a member of a named group has {@code <name>} in it
 * @param kind how its text is read
 * @param section where it, and its default, come from
 * @param meaning one sentence
 * @param defaultText the default as it would be written; empty where there is none
 * @param required whether a named group must have this member
 * @param secrecy what may be shown of the value
 */
public record Setting<T>(
        String key,
        Kind<T> kind,
        SpecSection section,
        String meaning,
        Optional<String> defaultText,
        boolean required,
        Secrecy secrecy) {
    static final String NAME = "<name>";

    static <T> Setting<T> of(String key, Kind<T> kind, SpecSection section, String meaning) {
        return new Setting<>(key, kind, section, meaning, Optional.empty(), false, Secrecy.OPEN);
    }

    Setting<T> byDefault(String text) {
        return new Setting<>(key, kind, section, meaning, Optional.of(text), required, secrecy);
    }

    Setting<T> mandatory() {
        return new Setting<>(key, kind, section, meaning, defaultText, true, secrecy);
    }

    Setting<T> with(Secrecy newSecrecy) {
        return new Setting<>(key, kind, section, meaning, defaultText, required, newSecrecy);
    }

    /** The same setting of one gate or smoke test. */
    public Setting<T> named(String name) {
        return new Setting<>(key.replace(NAME, name), kind, section, meaning, defaultText, required, secrecy);
    }

    /** The environment variable: {@code deploy.gate.api.url} can also be set as {@code DEPLOY_GATE_API_URL}. */
    public String environmentName() {
        return EnvironmentName.of(key);
    }

    /** The key. */
    @Override
    public String toString() {
        return key;
    }
}
