package edu.paws360.deploy.event;

/**
 * What is live from now on: what was deployed and found healthy, or what was brought back.
 *
 * @param commit the commit
 * @param noted whether the queue's store keeps it for those who come after
 * @param detail where it was noted, or what stood in the way, or that the store keeps no such notes
 */
public record LiveNoted(String commit, boolean noted, String detail) implements DeploymentEvent {
    private static final String NO_PLACE = "the queue's store keeps no such notes";

    /**
     * What is live, where the queue's store keeps nothing of it: others have to tell it.
     *
     * @param commit the commit
     * @return the event
     */
    public static LiveNoted withoutPlace(String commit) {
        return new LiveNoted(commit, false, NO_PLACE);
    }

    /**
     * Whether it should have been noted and was not, so that the next commit is compared with what was live before.
     *
     * @return not so where it was noted, nor where the store keeps no such notes
     */
    public boolean missed() {
        return !noted && !detail.equals(NO_PLACE);
    }
}
