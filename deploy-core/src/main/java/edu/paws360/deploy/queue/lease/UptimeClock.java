package edu.paws360.deploy.queue.lease;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;

/**
 * Leases by the time since the machine booted, as Linux tells it to every process alike: nobody can set it, and it goes on
 * while the machine sleeps. {@link System#nanoTime()} promises nothing across processes, and stands still in sleep. Thread-safe.
 */
public final class UptimeClock implements QueueClock {
    private static final Path UPTIME = Path.of("/proc/uptime");
    private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");
    private static final Path TIME_NAMESPACE = Path.of("/proc/self/ns/time");

    private final String name;

    private UptimeClock(String name) {
        this.name = name;
    }

    /**
     * This clock where the machine has it, and the wall clock elsewhere.
     *
     * @return a clock that all processes of this machine share
     */
    public static QueueClock orWall() {
        try {
            UptimeClock clock = new UptimeClock("boot " + Files.readString(BOOT).strip() + namespace());
            clock.now();
            return clock;
        } catch (IOException | NumberFormatException notLinux) {
            return new WallClock(Clock.systemUTC());
        }
    }

    /** A container can count its uptime from another beginning, which makes it another clock. */
    private static String namespace() throws IOException {
        return Files.isSymbolicLink(TIME_NAMESPACE) ? " " + Files.readSymbolicLink(TIME_NAMESPACE) : "";
    }

    @Override
    public Stamp now() throws IOException {
        String uptime = Files.readString(UPTIME);
        BigDecimal seconds = new BigDecimal(uptime.substring(0, uptime.indexOf(' ')));
        return new Stamp(name, seconds.movePointRight(3).longValue());
    }

    @Override
    public Instant wall() {
        return Clock.systemUTC().instant();
    }
}
