package edu.paws360.deploy.guard;

import java.util.regex.Pattern;

/** Full names of Git references. Short names are never used: a tag and a branch can have the same one. */
final class Refs {
    /** What the full name of every branch begins with. */
    static final String HEADS = "refs/heads/";
    /** What the full name of every tag begins with. */
    static final String TAGS = "refs/tags/";

    // Git allows none of these in a name, and to a Git command they mean something else than a name.
    private static final Pattern FOREIGN = Pattern.compile("[\\p{Cntrl} ~^:?*\\[\\\\]|\\.\\.|@\\{|//|[/.]$");
    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");
    private static final int SHORT = 8;

    private Refs() {}

    /**
     * Whether this can be the full name of a reference.
     *
     * @param ref any text
     * @return whether it begins with {@code refs/} and has no character that Git does not allow
     */
    static boolean isRef(String ref) {
        return ref.startsWith("refs/") && !FOREIGN.matcher(ref).find();
    }

    /**
     * Whether this is a full commit SHA.
     *
     * @param commit any text
     * @return whether it has 40 or 64 lower-case hexadecimal digits
     */
    static boolean isCommit(String commit) {
        return COMMIT.matcher(commit).matches();
    }

    /**
     * A commit as people read it.
     *
     * @param commit a full SHA
     * @return its first eight characters
     */
    static String shortened(String commit) {
        return commit.substring(0, Math.min(SHORT, commit.length()));
    }
}
