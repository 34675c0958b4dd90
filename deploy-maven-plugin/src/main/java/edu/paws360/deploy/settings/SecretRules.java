package edu.paws360.deploy.settings;

import java.util.List;

/** Secrets whose bytes are no text in the locale of this Java: they would reach the command damaged, and would not be masked. */
final class SecretRules {
    /** What Java makes of bytes that it cannot read. */
    private static final String UNREADABLE = "\ufffd";

    static final String ADVICE = "Set LC_ALL=C.UTF-8 in the environment that Maven runs in.";

    private SecretRules() {}

    static List<SettingsFault> check(Sources sources, Values values) {
        return values.find(PreflightKeys.SECRETS_REQUIRED).orElse(List.of()).stream()
                .filter(name -> isDamaged(sources.environment().getOrDefault(name, "")))
                .map(name -> SettingsFault.of(
                        PreflightKeys.SECRETS_REQUIRED,
                        values.read(PreflightKeys.SECRETS_REQUIRED).seen().orElseThrow(),
                        problem(name),
                        ADVICE))
                .toList();
    }

    static boolean isDamaged(String value) {
        return value.contains(UNREADABLE);
    }

    static String problem(String name) {
        return "the environment variable %s holds characters that cannot be read in this locale".formatted(name);
    }
}
