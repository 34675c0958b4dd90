package edu.paws360.deploy.settings;

/**
 * How the text of a setting is read.
 *
 * @param <T> what it is read into
 */
public final class Kind<T> {
    /** Reads trimmed text that is not empty. */
    @FunctionalInterface
    interface Parser<T> {
        T parse(String text) throws Misread;
    }

    private final String name;
    private final String unit;
    private final String allowed;
    private final boolean url;
    private final T whenEmpty;
    private final Hiding hiding;
    private final Parser<T> parser;

    private Kind(String name, String unit, String allowed, boolean url, T whenEmpty, Hiding hiding, Parser<T> parser) {
        this.name = name;
        this.unit = unit;
        this.allowed = allowed;
        this.url = url;
        this.whenEmpty = whenEmpty;
        this.hiding = hiding;
        this.parser = parser;
    }

    static <T> Kind<T> of(String name, String allowed, Parser<T> parser) {
        return new Kind<>(name, "", allowed, false, null, Hiding.PASSWORDS, parser);
    }

    Kind<T> in(String newUnit) {
        return new Kind<>(name, newUnit, allowed, url, whenEmpty, hiding, parser);
    }

    /** Says that the text is, or ends in, a URL: what is put into it must not change its parts. */
    Kind<T> asUrl() {
        return new Kind<>(name, unit, allowed, true, whenEmpty, hiding, parser);
    }

    /** Says what of the text is a secret beside passwords of URLs. */
    Kind<T> hiding(Hiding other) {
        return new Kind<>(name, unit, allowed, url, whenEmpty, other, parser);
    }

    /** Gives an explicitly empty text a meaning; without it, empty is a fault. */
    Kind<T> orEmpty(T meaning) {
        return new Kind<>(name, unit, allowed, url, meaning, hiding, parser);
    }

    T read(String text) throws Misread {
        if (!text.isEmpty()) {
            return parser.parse(text);
        }
        if (whenEmpty == null) {
            throw new Misread("empty");
        }
        return whenEmpty;
    }

    Hiding hiding() {
        return hiding;
    }

    boolean url() {
        return url;
    }

    /** The name of the kind, such as {@code duration}. */
    public String name() {
        return name;
    }

    /** The unit the value is in, or is written with; empty where there is none. */
    public String unit() {
        return unit;
    }

    /** What is allowed, in words, with the range where there is one. */
    public String allowed() {
        return allowed;
    }

    /** The name. */
    @Override
    public String toString() {
        return name;
    }
}
