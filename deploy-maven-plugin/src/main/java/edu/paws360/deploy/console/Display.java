package edu.paws360.deploy.console;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a display understands. A terminal is one that people read along on: not a CI, not a file, not a pipe.
 *
 * @param live whether its last line may be written over
 * @param colours whether it shows colours
 */
public record Display(boolean live, boolean colours) {
    /** One that shows lines and nothing else. */
    public static final Display LINES = new Display(false, false);

    /**
     * Judges by what is known of it.
     *
     * @param terminal whether input and output are a terminal's
     * @param interactive whether Maven may ask, so not under {@code -B}
     * @param style the value of {@code -Dstyle.color}: {@code always}, {@code never}, {@code auto}, or empty
     * @param environment the environment variables
     * @return what may be shown there
     */
    public static Display of(boolean terminal, boolean interactive, String style, Map<String, String> environment) {
        boolean moves =
                terminal && interactive && !isDumb(environment) && !isCi(environment) && !isLogFile(environment);
        return new Display(moves, colours(moves, style.toLowerCase(Locale.ROOT), environment));
    }

    /** As Maven has it; beside that, NO_COLOR (no-color.org) is heard unless somebody insists. */
    private static boolean colours(boolean moves, String style, Map<String, String> environment) {
        return switch (style) {
            case "always" -> true;
            case "never" -> false;
            default -> moves && environment.getOrDefault("NO_COLOR", "").isEmpty();
        };
    }

    private static boolean isDumb(Map<String, String> environment) {
        return List.of("", "dumb", "unknown").contains(environment.getOrDefault("TERM", ""));
    }

    private static boolean isCi(Map<String, String> environment) {
        return List.of("CI", "GITHUB_ACTIONS").stream()
                .anyMatch(name -> !List.of("", "false").contains(environment.getOrDefault(name, "")));
    }

    /** Maven's {@code -l}: then lines go there, and the terminal shows nothing. Told by the script {@code mvn} only. */
    private static boolean isLogFile(Map<String, String> environment) {
        return environment.getOrDefault("MAVEN_CMD_LINE_ARGS", "").matches("(.*\\s)?(-l|--log-file)([\\s=].*)?");
    }
}
