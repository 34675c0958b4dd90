package edu.paws360.deploy.guard;

import edu.paws360.deploy.queue.LiveCommit;

/** What somebody who may know what is live has to say of it. Immutable. */
public sealed interface LiveAnswer {
    /**
     * It is known.
     *
     * @param live what is live
     */
    record Known(LiveCommit live) implements LiveAnswer {}

    /** Nothing was ever deployed, as far as is known there. */
    record Nothing() implements LiveAnswer {}

    /**
     * We may not ask there: the next one is asked.
     *
     * @param seen what was seen, without its full stop
     * @param advice what to do
     */
    record Refused(String seen, String advice) implements LiveAnswer {}

    /**
     * It could not be found out, so nobody else is asked: what they say may be out of date.
     *
     * @param seen what was seen, without its full stop
     * @param advice what to do
     */
    record Unreadable(String seen, String advice) implements LiveAnswer {}
}
