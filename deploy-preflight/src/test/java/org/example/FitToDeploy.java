package org.example;

import edu.paws360.deploy.preflight.Preflight;
import edu.paws360.deploy.preflight.PreflightReport;
import java.io.PrintStream;
import java.util.List;

/** The library, as {@code docs/preflight.md} shows it. */
final class FitToDeploy {
    private FitToDeploy() {}

    static int look(PrintStream out) throws InterruptedException {
        List<String> secrets = List.of("DB_PASSWORD", "REDIS_PASSWORD", "API_KEY");
        PreflightReport report = Preflight.builder()
                .inventory("hosts")
                .secretsRequired(secrets)
                .build()
                .run();
        out.print(report.asText());
        return report.exitCode();
    }

    static PreflightReport withALicence() throws InterruptedException {
        return Preflight.builder()
                .add(new LicenceCheck())
                .skip(List.of("docker"))
                .build()
                .run();
    }
}
