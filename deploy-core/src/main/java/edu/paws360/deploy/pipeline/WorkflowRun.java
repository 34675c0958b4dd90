package edu.paws360.deploy.pipeline;

import edu.paws360.deploy.queue.Destination;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The run of a workflow whose steps make one deployment together. Immutable.
 *
 * @param name the run, a slash, and its attempt, such as {@code 1658821493/2}; or any other text that its steps share
 */
public record WorkflowRun(String name) {
    private static final Pattern ATTEMPT = Pattern.compile("([0-9]{1,18})/([0-9]{1,9})");

    /** Wants a name. */
    public WorkflowRun {
        Objects.requireNonNull(name, "name");
    }

    /**
     * What its steps have to mark as running, so that no two of them work on their deployment at once, nor begin two.
     *
     * @param where what they deploy, and where to
     * @return a name for {@link edu.paws360.deploy.journal.RunningMark}: always the same, and of no deployment
     */
    public String mark(Destination where) {
        String all = String.join("\n", where.project(), where.environment(), name);
        return "steps-" + UUID.nameUUIDFromBytes(all.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Whether another one is over because this one runs: a run on GitHub has one attempt at a time. Of names that are not those of
     * GitHub's runs nobody knows.
     *
     * @param other the name of the other one
     * @return {@code true} if it is an earlier attempt of the same run
     */
    public boolean supersedes(String other) {
        Matcher ours = ATTEMPT.matcher(name);
        Matcher theirs = ATTEMPT.matcher(other);
        return ours.matches()
                && theirs.matches()
                && ours.group(1).equals(theirs.group(1))
                && Long.parseLong(theirs.group(2)) < Long.parseLong(ours.group(2));
    }
}
