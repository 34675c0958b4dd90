package edu.paws360.deploy.preflight;

import edu.paws360.deploy.check.CheckResult;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * Makes a whole preflight of the inventory that it is given, twice, and prints each time the seconds that it took, those of its longest check,
 * and its exit code. The first time starts OSHI and loads what the second one finds loaded.
 */
final class PreflightBenchmarkMain {
    private static final int TIMES = 2;
    private static final double NANOS = 1e9;

    private PreflightBenchmarkMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        for (int time = 0; time < TIMES; time++) {
            long begun = System.nanoTime();
            PreflightReport report = Preflight.builder()
                    .thresholds(new Thresholds(100, 100, 0))
                    .inventory(arguments[0])
                    .secretsRequired(List.of("DB_PASSWORD", "REDIS_PASSWORD", "API_KEY"))
                    .build()
                    .run();
            long took = System.nanoTime() - begun;
            long longest = report.results().stream()
                    .map(CheckResult::duration)
                    .mapToLong(Duration::toNanos)
                    .max()
                    .orElseThrow();
            System.out.printf(Locale.ROOT, "%.4f %.4f %d%n", took / NANOS, longest / NANOS, report.exitCode());
        }
    }
}
