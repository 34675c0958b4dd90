package edu.paws360.deploy.preflight;

import java.io.IOException;
import java.util.List;

/** Asks many targets whether they can be reached. */
interface Survey {
    /**
     * Asks all of them.
     *
     * @param targets whom; at least one
     * @return who was not reached
     * @throws IOException if nothing could be found out about any of them
     * @throws InterruptedException if interrupted
     */
    Outcome ask(List<Target> targets) throws IOException, InterruptedException;

    /**
     * What was found.
     *
     * @param unreached who did not answer, in the order of the targets
     * @param way how they were asked
     */
    record Outcome(List<Unreached> unreached, String way) {}

    /**
     * A target that did not answer.
     *
     * @param target which
     * @param why what went wrong
     * @param known whether it was asked; if not, nobody knows
     */
    record Unreached(Target target, String why, boolean known) {
        @Override
        public String toString() {
            String host = target.host().equals(target.name()) ? "" : " (" + target.host() + ")";
            return "  " + target.name() + host + ": " + why;
        }
    }
}
