package edu.paws360.deploy.settings;

import edu.paws360.deploy.settings.Reading.Seen;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * One thing that is wrong with the settings.
 *
 * @param key the property, as the user wrote it or would have to write it
 * @param shown what may be shown of the value; empty where there is none, and for keys that we do not know
 * @param origin where it was set; empty for what is missing
 * @param problem what is wrong, without a full stop
 * @param advice what is allowed, and what to do, as sentences
 * @param nearest the known key that was probably meant
 */
public record SettingsFault(
        String key,
        Optional<String> shown,
        Optional<Origin> origin,
        String problem,
        String advice,
        Optional<String> nearest) {

    static SettingsFault misread(Setting<?> setting, Seen seen, Misread misread) {
        return of(setting, seen, misread.getMessage(), misread.advice().orElseGet(() -> allowed(setting)));
    }

    static SettingsFault of(Setting<?> setting, Seen seen, String problem, String advice) {
        return new SettingsFault(
                setting.key(),
                Optional.of(seen.shown()),
                Optional.of(seen.origin()),
                problem,
                advice,
                Optional.empty());
    }

    static SettingsFault missing(Setting<?> setting, String problem, String advice) {
        return new SettingsFault(setting.key(), Optional.empty(), Optional.empty(), problem, advice, Optional.empty());
    }

    static SettingsFault unknown(String key, Origin origin, String problem, String advice, Optional<String> nearest) {
        return new SettingsFault(key, Optional.empty(), Optional.of(origin), problem, advice, nearest);
    }

    static String allowed(Setting<?> setting) {
        String allowed = "Allowed: " + setting.kind().allowed() + ".";
        return setting.defaultText()
                .map(text -> allowed + " Default: " + text + ".")
                .orElse(allowed);
    }

    /** The same without secrets, which Maven puts into a value where a POM says {@code ${env.NAME}}. */
    SettingsFault masked(UnaryOperator<String> mask) {
        return new SettingsFault(key, shown.map(mask), origin, problem, advice, nearest);
    }

    boolean isMissing() {
        return origin.isEmpty();
    }

    /** All of it in one line. */
    public String line() {
        return Shown.line(key) + shown.map(text -> " = " + text).orElse("")
                + origin.map(from -> " (" + where(from) + ")").orElse("")
                + ": " + problem + ". " + advice;
    }

    private String where(Origin from) {
        return from == Origin.ENVIRONMENT ? from + " " + EnvironmentName.of(key) : from.toString();
    }
}
