package edu.paws360.deploy.settings;

import edu.paws360.deploy.secret.Secret;
import java.util.Optional;
import java.util.Set;

/**
 * What came of one setting: nothing, a value, or a fault.
 *
 * @param seen where it was found, if it was
 * @param secrets what must not be shown of it
 */
record Reading<T>(Optional<Seen> seen, Optional<T> value, Optional<SettingsFault> fault, Set<Secret> secrets) {
    /** What may be shown of a text, and where it was found. */
    record Seen(String shown, Origin origin) {}

    static <T> Reading<T> absent() {
        return new Reading<>(Optional.empty(), Optional.empty(), Optional.empty(), Set.of());
    }

    static <T> Reading<T> of(Seen seen, T value, Set<Secret> secrets) {
        return new Reading<>(Optional.of(seen), Optional.of(value), Optional.empty(), secrets);
    }

    static <T> Reading<T> faulty(Seen seen, SettingsFault fault, Set<Secret> secrets) {
        return new Reading<>(Optional.of(seen), Optional.empty(), Optional.of(fault), secrets);
    }

    /** Whether somebody set it: a default does not count, a wrong value does. */
    boolean isSet() {
        return seen.filter(found -> found.origin() != Origin.DEFAULT).isPresent();
    }

    Optional<Masked<T>> masked() {
        return value.map(present -> new Masked<>(present, seen.orElseThrow().shown()));
    }

    /** What may be shown. */
    @Override
    public String toString() {
        return seen.toString();
    }
}
