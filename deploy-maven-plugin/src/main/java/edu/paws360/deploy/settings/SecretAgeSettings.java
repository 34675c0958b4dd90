package edu.paws360.deploy.settings;

import edu.paws360.deploy.secret.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How old secrets may be.
 *
 * @param mode what a secret is worth that is too old
 * @param maxAge how old one may be
 * @param environment the environment on GitHub whose secrets the job is given, where it is another one than approves
 * @param names the environment variables that hold secrets: those that are required, and those that settings refer to
 */
public record SecretAgeSettings(SecretAgeMode mode, Duration maxAge, Optional<String> environment, List<String> names) {
    /** Copies the list. */
    public SecretAgeSettings {
        names = List.copyOf(names);
    }

    static SecretAgeSettings of(Values values, Names names) {
        Stream<String> required = values.find(PreflightKeys.SECRETS_REQUIRED).orElse(List.of()).stream();
        Stream<String> referredTo = names.settings().stream().flatMap(setting -> references(setting, values));
        return new SecretAgeSettings(
                values.get(SecretKeys.AGE),
                values.get(SecretKeys.MAX_AGE),
                values.find(SecretKeys.ENVIRONMENT),
                Stream.concat(required, referredTo).distinct().sorted().toList());
    }

    /** What stands in the setting itself goes by the setting's name. */
    private static Stream<String> references(Setting<?> setting, Values values) {
        return values.read(setting).secrets().stream().map(Secret::name).filter(name -> !name.equals(setting.key()));
    }
}
