package edu.paws360.deploy.settings;

import edu.paws360.deploy.secret.Secret;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** No secret in what becomes the arguments of a process, into which Maven puts it where a POM says {@code ${env.NAME}}. */
final class ArgumentRules {
    /** A shorter value could be a word of the command by chance. */
    private static final int SHORTEST = 8;

    private ArgumentRules() {}

    static List<SettingsFault> check(Values values, Collection<Secret> secrets) {
        return Catalogue.settings().stream()
                .filter(setting -> setting.secrecy() == Secrecy.ARGUMENT)
                .flatMap(setting -> check(setting, values, secrets).stream())
                .toList();
    }

    private static Optional<SettingsFault> check(Setting<?> setting, Values values, Collection<Secret> secrets) {
        Reading<?> reading = values.read(setting);
        return reading.value()
                .flatMap(value -> within(value.toString(), secrets))
                .map(secret -> SettingsFault.of(
                        setting,
                        reading.seen().orElseThrow(),
                        "holds the value of the secret %s, and becomes the argument of a process, which other users can read"
                                .formatted(secret.name()),
                        advice(secret, "${env.%s}", values)));
    }

    /** What to write instead of a secret. One that stands in a setting is called after its key, and no environment has it. */
    static String advice(Secret secret, String reference, Values values) {
        String name = secret.name();
        return (name.contains(".")
                        ? "Put what %s holds into an environment variable, name that in %s, and write $NAME"
                                .formatted(name, PreflightKeys.SECRETS_REQUIRED.key())
                        : "Write $%s instead of %s%s"
                                .formatted(name, reference.formatted(name), handedOn(name, values)))
                + ": the command's own shell reads it from the environment.";
    }

    /** Without that the command would not get it, and the shell would put nothing in its place. */
    private static String handedOn(String name, Values values) {
        return values.find(PreflightKeys.SECRETS_REQUIRED).orElse(List.of()).contains(name)
                ? ""
                : ", and name " + name + " in " + PreflightKeys.SECRETS_REQUIRED.key();
    }

    private static Optional<Secret> within(String text, Collection<Secret> secrets) {
        return secrets.stream()
                .filter(secret -> secret.value().length() >= SHORTEST && text.contains(secret.value()))
                .findFirst();
    }
}
