package edu.paws360.deploy.preflight;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.LongStream;

/** The CPU time that this process, its children, and the children it has already waited for have used. */
final class OwnCpu {
    /** The kernel shows times to user space in units of 1/100 s, whatever its own clock. */
    private static final long NANOS_PER_TICK = 10_000_000L;

    private static final int USER_TIME_FIELD = 11;
    private static final int TIME_FIELDS = 4;

    private OwnCpu() {}

    /** So far; rather too much, where a child ends just now and counts for itself and for us. */
    static long most() {
        return ofDescendants() + nanos(ProcessHandle.current());
    }

    /** So far; rather too little, where a child ends just now. */
    static long least() {
        long ours = nanos(ProcessHandle.current());
        return ours + ofDescendants();
    }

    private static long ofDescendants() {
        return ProcessHandle.current().descendants().mapToLong(OwnCpu::nanos).sum();
    }

    private static long nanos(ProcessHandle process) {
        try {
            return nanos(Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat")));
        } catch (IOException e) {
            return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos();
        }
    }

    /** The four times follow the program's name, which is in brackets and may itself hold spaces and brackets. */
    static long nanos(String stat) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return LongStream.range(USER_TIME_FIELD, USER_TIME_FIELD + TIME_FIELDS)
                        .map(index -> Long.parseLong(fields[(int) index]))
                        .sum()
                * NANOS_PER_TICK;
    }
}
