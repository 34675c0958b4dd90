package edu.paws360.deploy.queue.lease;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.LongSupplier;

/**
 * A clock within this process that nobody can set and that goes on while the machine sleeps: whichever of
 * {@link System#nanoTime()}, which stands still in sleep, and the time since the machine booted has gone further. Where the machine
 * does not tell the latter, the former alone. Thread-safe.
 */
public final class ElapsedNanos implements LongSupplier {
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final QueueClock machine;
    private final LongSupplier process;
    private final long machineBegan;
    private final long processBegan;

    ElapsedNanos(QueueClock machine, LongSupplier process) throws IOException {
        this.machine = machine;
        this.process = process;
        this.machineBegan = machine.now().millis();
        this.processBegan = process.getAsLong();
    }

    /**
     * The clock of this machine, beginning now.
     *
     * @return nanoseconds since then; throws an {@link UncheckedIOException} if the machine does not tell its time any more
     */
    public static LongSupplier here() {
        // A wall clock may be set back, and then what came out of the larger of both would go back with it.
        if (UptimeClock.orWall() instanceof UptimeClock uptime) {
            try {
                return new ElapsedNanos(uptime, System::nanoTime);
            } catch (IOException untold) {
                return System::nanoTime;
            }
        }
        return System::nanoTime;
    }

    @Override
    public long getAsLong() {
        try {
            long slept = (machine.now().millis() - machineBegan) * NANOS_PER_MILLI;
            return Math.max(process.getAsLong() - processBegan, slept);
        } catch (IOException untold) {
            throw new UncheckedIOException("this machine's own clock cannot be read: " + untold.getMessage(), untold);
        }
    }
}
