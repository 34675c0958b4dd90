package edu.paws360.deploy.settings;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Secrets whose bytes are no text in the locale of this Java: they would reach the command damaged, and would not be masked. */
final class SecretRules {
    static final String ADVICE =
            "Set LC_ALL=C.UTF-8 in the environment that Maven runs in, and leave the system property file.encoding alone.";

    /** What Java makes of bytes that it cannot read. */
    private static final String UNREADABLE = "\ufffd";

    private static final int FIRST_WITH_SOUND_DEFAULTS = 18;

    private static final Charset READER = Runtime.version().feature() < FIRST_WITH_SOUND_DEFAULTS
            ? Charset.defaultCharset()
            : Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"));

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
        return isDamaged(value, READER);
    }

    /** Whether a variable's value has other bytes than it seems to have; another charset reads them as other characters. */
    static boolean isDamaged(String value, Charset reader) {
        boolean ascii = value.chars().allMatch(character -> character < 0x80);
        return value.contains(UNREADABLE) || (!ascii && !StandardCharsets.UTF_8.equals(reader));
    }

    static String problem(String name) {
        return "the environment variable %s holds characters that cannot be read in this locale".formatted(name);
    }
}
