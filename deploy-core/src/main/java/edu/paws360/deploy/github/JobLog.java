package edu.paws360.deploy.github;

/**
 * What a job printed, with GitHub's time stamp before each line. Whatever it says, is somebody else's word. Immutable.
 *
 * @param text the text, or its beginning; it may hold secrets that GitHub did not know of
 * @param cut whether there is more of it
 */
public record JobLog(String text, boolean cut) {
    /** How much of a log is fetched, in bytes. */
    public static final int LONGEST = 10_000_000;

    /** How long it is; nothing of it. */
    @Override
    public String toString() {
        return "JobLog[" + text.length() + " characters" + (cut ? ", cut" : "") + "]";
    }
}
