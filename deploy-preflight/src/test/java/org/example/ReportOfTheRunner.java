package org.example;

import static edu.paws360.deploy.preflight.assertj.PreflightReportAssert.assertThat;

import edu.paws360.deploy.preflight.PreflightReport;

/** The assertions, as {@code docs/preflight.md} shows them. */
final class ReportOfTheRunner {
    private ReportOfTheRunner() {}

    static void isAsItShouldBe(PreflightReport report) {
        assertThat(report).passed().passed("network").skipped("docker");
    }

    static void namesTheDeadServer(PreflightReport report) {
        assertThat(report).hasExitCode(3).failed("network").hasDetailContaining("network", "web1");
    }
}
