package edu.paws360.deploy.guard;

/**
 * Told how the wait for an approval goes on. Called in the waiting thread, so it should be quick; what it throws ends the wait
 * without an approval.
 */
public interface ApprovalListener {
    /**
     * Somebody has to be found who approves.
     *
     * @param line what is waited for, where to approve, and for how long
     */
    void waiting(String line);

    /**
     * Something that somebody should not overlook.
     *
     * @param line that the time is nearly over, or that GitHub could not be asked, or that an approval is doubtful
     */
    void warning(String line);
}
