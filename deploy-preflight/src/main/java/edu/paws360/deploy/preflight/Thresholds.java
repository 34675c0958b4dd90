package edu.paws360.deploy.preflight;

/**
 * What a runner must have to spare (spec, "Threshold Configuration"). All three are strict: the limit itself fails.
 * Immutable.
 *
 * @param cpuPercentMax {@code deploy.preflight.cpuPercentMax}: CPU use must be below it; above 0, up to 100
 * @param memoryPercentMax {@code deploy.preflight.memoryPercentMax}: memory use must be below it; above 0, up to 100
 * @param diskMin {@code deploy.preflight.diskMin}: more than this must be free, in bytes; not negative
 */
public record Thresholds(double cpuPercentMax, double memoryPercentMax, long diskMin) {
    /** The spec's: CPU below 80 %, memory below 80 %, more than 10 GB (decimal) of disk. */
    public static final Thresholds SPEC = new Thresholds(80, 80, 10_000_000_000L);

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a value is out of its range
     */
    public Thresholds {
        requirePercent("deploy.preflight.cpuPercentMax", cpuPercentMax);
        requirePercent("deploy.preflight.memoryPercentMax", memoryPercentMax);
        if (diskMin < 0) {
            throw new IllegalArgumentException("deploy.preflight.diskMin is a size, 0 or more, not " + diskMin);
        }
    }

    private static void requirePercent(String property, double value) {
        if (!(value > 0 && value <= 100)) {
            throw new IllegalArgumentException(property + " is above 0 and at most 100, not " + value);
        }
    }
}
