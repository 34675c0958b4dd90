package edu.paws360.deploy.settings;

import edu.paws360.deploy.secret.Secret;
import edu.paws360.deploy.settings.Precedence.Found;
import edu.paws360.deploy.settings.Reading.Seen;
import edu.paws360.deploy.settings.References.Expanded;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads single settings: found by precedence, expanded, parsed. The same question always has the same answer, which is found once. For one
 * thread.
 */
final class Values {
    private final Precedence precedence;
    private final References references;
    private final Map<String, Reading<?>> known = new HashMap<>();

    Values(Sources sources) {
        precedence = new Precedence(sources);
        references = new References(sources.environment());
    }

    @SuppressWarnings("unchecked") // a key belongs to one setting, and that to one type
    <T> Reading<T> read(Setting<T> setting) {
        return (Reading<T>) known.computeIfAbsent(setting.key(), key -> readFirst(setting));
    }

    private <T> Reading<T> readFirst(Setting<T> setting) {
        return precedence.find(setting).map(found -> read(setting, found)).orElseGet(Reading::absent);
    }

    /** The value of a setting that has a default or is required. What is wrong, and used by nobody, counts as not set. */
    <T> T get(Setting<T> setting) {
        return find(setting).or(() -> byDefault(setting)).orElseThrow();
    }

    private <T> Optional<T> byDefault(Setting<T> setting) {
        return setting.defaultText()
                .flatMap(text -> read(setting, new Found(text, Origin.DEFAULT)).value());
    }

    <T> Optional<T> find(Setting<T> setting) {
        return read(setting).value();
    }

    <T> Masked<T> masked(Setting<T> setting) {
        return findMasked(setting).orElseThrow();
    }

    <T> Optional<Masked<T>> findMasked(Setting<T> setting) {
        return read(setting).masked();
    }

    private <T> Reading<T> read(Setting<T> setting, Found found) {
        Seen seen = new Seen(Shown.of(setting, found.text()), found.origin());
        try {
            requireValue(setting, found);
            Expanded expanded = references.expand(setting, found.text());
            T value = setting.kind().read(expanded.text());
            Set<Secret> secrets = new LinkedHashSet<>(expanded.secrets());
            if (setting.secrecy() == Secrecy.WHOLLY_SECRET) {
                secrets.add(new Secret(setting.key(), expanded.text()));
            }
            setting.kind()
                    .hiding()
                    .in(expanded.text())
                    .forEach(secret -> secrets.add(new Secret(setting.key(), secret)));
            return Reading.of(seen, value, secrets);
        } catch (Misread e) {
            return Reading.faulty(seen, SettingsFault.misread(setting, seen, e), secretsIn(setting, found.text()));
        }
    }

    /** What is known of the secrets in a text that is wrong: whoever does not use it must not show them either. */
    private Set<Secret> secretsIn(Setting<?> setting, String text) {
        Set<Secret> secrets = new LinkedHashSet<>(references.known(text));
        if (setting.secrecy() == Secrecy.WHOLLY_SECRET && !References.areAllOf(text)) {
            secrets.add(new Secret(setting.key(), text));
        }
        setting.kind().hiding().in(text).forEach(secret -> secrets.add(new Secret(setting.key(), secret)));
        return secrets;
    }

    /** Maven reads {@code -Dkey} as true, which a command, a path or a word would take for a value. */
    private static void requireValue(Setting<?> setting, Found found) throws Misread {
        if (found.origin() == Origin.COMMAND_LINE
                && found.text().equals("true")
                && !setting.kind().name().equals("boolean")) {
            throw new Misread(
                    "true is what Maven makes of -D%s without a value".formatted(setting.key()),
                    "Write -D%s=VALUE. %s".formatted(setting.key(), SettingsFault.allowed(setting)));
        }
    }
}
