package edu.paws360.deploy.queue.github;

/**
 * The look by which production is ours. Immutable.
 *
 * @param sight what it showed
 * @param asked when it began, by our own clock: the answer may be as old as that
 */
record Turn(Sight sight, long asked) {
    /** No two have production within the same second: each waits for longer than that after its beginning. */
    long token() {
        return sight.at().getEpochSecond();
    }
}
