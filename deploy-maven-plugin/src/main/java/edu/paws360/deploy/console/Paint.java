package edu.paws360.deploy.console;

import edu.paws360.deploy.check.CheckStatus;
import edu.paws360.deploy.check.Spoken;

/**
 * Colours for how something ended.
 *
 * @param colours whether there are any
 */
public record Paint(boolean colours) {
    private static final String GREEN = "32";
    private static final String RED = "1;31";
    private static final String YELLOW = "33";
    private static final String NONE = "";

    /**
     * The line with its status in colour.
     *
     * @param status how it ended
     * @param line a line in which the status stands in words
     * @return the same line where there are no colours
     */
    public String row(CheckStatus status, String line) {
        String word = " " + Spoken.of(status) + " ";
        int at = line.indexOf(word);
        String colour = colour(status);
        return !colours || at < 0 || colour.isEmpty()
                ? line
                : line.substring(0, at + 1) + "\u001b[" + colour + "m" + word.strip() + "\u001b[m"
                        + line.substring(at + word.length() - 1);
    }

    private static String colour(CheckStatus status) {
        return switch (status) {
            case PASSED -> GREEN;
            case FAILED, UNKNOWN -> RED;
            case WARNED -> YELLOW;
            case SKIPPED, NOT_CONFIGURED, NOT_EXECUTED -> NONE;
        };
    }
}
