package org.example;

import edu.paws360.deploy.check.CheckResult;
import edu.paws360.deploy.check.ReasonCode;
import edu.paws360.deploy.preflight.Check;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

final class LicenceCheck implements Check {
    private static final Path LICENCE = Path.of("licence.key");

    @Override
    public String name() {
        return "licence";
    }

    @Override
    public CheckResult run() {
        long start = System.nanoTime();
        boolean there = Files.isReadable(LICENCE);
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        return there
                ? CheckResult.passed(name(), LICENCE + " is there", took)
                : CheckResult.failed(
                        name(),
                        new ReasonCode("licence_missing"),
                        LICENCE + " cannot be read (expected beside the project); fetch it",
                        took);
    }
}
