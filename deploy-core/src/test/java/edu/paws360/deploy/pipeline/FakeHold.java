package edu.paws360.deploy.pipeline;

import edu.paws360.deploy.queue.Hold;
import edu.paws360.deploy.queue.HoldLostException;
import java.util.Optional;

/** A hold that can be lost, and that tells whether it was given back. */
final class FakeHold implements Hold {
    volatile boolean lost;
    boolean closed;

    @Override
    public long ticket() {
        return 7;
    }

    @Override
    public long fencingToken() {
        return 12;
    }

    @Override
    public void check() throws HoldLostException {
        if (lost) {
            throw HoldLostException.replaced(12, Optional.empty());
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}
