package edu.paws360.deploy.settings;

import java.util.function.Function;

/**
 * A value that may hold a secret, with what may be shown of it. Its {@code toString} shows only that.
 *
 * @param <T> the type of the value
 * @param value the value itself, references expanded
 * @param shown the text of the setting, references unexpanded, passwords masked
 */
public record Masked<T>(T value, String shown) {
    /** Another value made of this one, shown in the same way. */
    public <R> Masked<R> map(Function<? super T, ? extends R> change) {
        return new Masked<>(change.apply(value), shown);
    }

    /** What may be shown. */
    @Override
    public String toString() {
        return shown;
    }
}
