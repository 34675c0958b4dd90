package edu.paws360.deploy.queue;

import java.util.regex.Pattern;

/** The name of a queue: deployments of one group go one after the other, and groups do not wait for each other. */
public final class QueueGroup {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    private QueueGroup() {}

    /**
     * Refuses what is not a name, so that every store takes the same ones.
     *
     * @param group the name
     * @return the same
     * @throws IllegalArgumentException if it is not 1 to 64 letters, digits, dots, dashes and underscores, beginning with a
     *     letter or digit
     */
    public static String checked(String group) {
        if (!NAME.matcher(group).matches()) {
            throw new IllegalArgumentException(
                    "The queue's group is \"" + group
                            + "\", expected 1 to 64 letters, digits, dots, dashes and underscores, beginning with a letter or digit.");
        }
        return group;
    }
}
