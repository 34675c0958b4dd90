package edu.paws360.deploy.preflight;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Reaches everything, slowly enough to be asked side by side, and counts how many ask at once. */
final class Busy implements Reach {
    static final int AT_ONCE = 16;

    private static final long MILLIS = 20;

    private final AtomicInteger now = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();

    @Override
    public Optional<String> fault(InetAddress address, int port, Duration limit) throws InterruptedException {
        most.accumulateAndGet(now.incrementAndGet(), Math::max);
        Thread.sleep(MILLIS);
        now.decrementAndGet();
        return Optional.empty();
    }

    @Override
    public boolean knowsPorts() {
        return true;
    }

    @Override
    public int atOnce() {
        return AT_ONCE;
    }

    @Override
    public String way() {
        return "by looking busy";
    }

    int most() {
        return most.get();
    }
}
