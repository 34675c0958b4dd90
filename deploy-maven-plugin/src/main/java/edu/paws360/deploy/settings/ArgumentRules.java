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
                        "Write $%1$s instead of ${env.%1$s}%2$s: the command's own shell reads it from the environment."
                                .formatted(secret.name(), handedOn(secret.name(), values))));
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
