package edu.paws360.deploy.preflight;

import java.io.IOException;
import java.util.Optional;

/**
 * Is another production deployment active (spec, "Preflight Checks", 5)?
 *
 * @param probe whom to ask
 */
record ConcurrencyCheck(ConcurrencyProbe probe) implements Look {
    static final String NAME = "concurrency";

    @Override
    public Finding look() throws InterruptedException {
        try {
            return finding(probe.holder());
        } catch (IOException | RuntimeException e) {
            return Finding.unknown("could not find out whether another production deployment is active ("
                    + (e instanceof IOException io ? Wording.of(io) : Wording.of(e))
                    + "); expected an answer that there is none; see that it can be asked, and run this again");
        }
    }

    private static Finding finding(Optional<String> holder) {
        return holder.map(other -> Finding.failed("another production deployment is active: " + other
                        + " (expected none); wait until it has ended"))
                .orElseGet(() -> Finding.passed("no other production deployment is active"));
    }
}
