package edu.paws360.deploy.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import edu.paws360.deploy.check.ReasonCode;
import edu.paws360.deploy.event.FailoverTriggered;
import edu.paws360.deploy.event.FailoverTriggered.Reason;
import edu.paws360.deploy.event.HealthGatesFinished;
import edu.paws360.deploy.event.PreflightFinished;
import edu.paws360.deploy.event.RunnerRole;
import edu.paws360.deploy.sink.Receipt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextFileSinkTest {
    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("collector/deployments.prom");
    }

    private TextFileSink sink() {
        return new TextFileSink(file(), new FolderTotals(folder.resolve("audit")));
    }

    @Test
    void theFileHoldsEveryMetricOfTheSpecInPrometheusTextFormat() throws Exception {
        ListJournal journal = new ListJournal()
                .started("a")
                .executing("a", RunnerRole.PRIMARY)
                .succeeded("a", Duration.ofMillis(59_500))
                .add("b", ListJournal.start("release/\"1\\2\""))
                .add("b", new PreflightFinished(List.of(ListJournal.failing("disk")), 1))
                .failed("b", ReasonCode.RUNNER_UNFIT, Duration.ofSeconds(2))
                .started("c")
                .executing("c", RunnerRole.PRIMARY)
                .add("c", new FailoverTriggered(Reason.PRIMARY_EXIT_CODE, RunnerRole.PRIMARY, RunnerRole.SECONDARY))
                .executing("c", RunnerRole.SECONDARY)
                .add("c", new HealthGatesFinished(List.of(ListJournal.failing("api"))))
                .succeeded("c", Duration.ofSeconds(700));
        Receipt receipt = sink().deliver(journal);
        assertThat(file()).content().isEqualTo("""
                        # HELP deployment_success_total Successful deployments.
                        # TYPE deployment_success_total counter
                        deployment_success_total{workflow="ci",branch="main",runner_group="production",} 2.0
                        # HELP deployment_failure_total Failed deployments.
                        # TYPE deployment_failure_total counter
                        deployment_failure_total{workflow="ci",branch="release/\\"1\\\\2\\"",runner_group="production",failure_reason="runner_unfit",} 1.0
                        # HELP deployment_duration_seconds Duration of deployments from the first stage to the verdict.
                        # TYPE deployment_duration_seconds histogram
                        deployment_duration_seconds_bucket{workflow="ci",branch="main",runner_group="production",le="60.0",} 1.0
                        deployment_duration_seconds_bucket{workflow="ci",branch="main",runner_group="production",le="300.0",} 1.0
                        deployment_duration_seconds_bucket{workflow="ci",branch="main",runner_group="production",le="600.0",} 1.0
                        deployment_duration_seconds_bucket{workflow="ci",branch="main",runner_group="production",le="1200.0",} 2.0
                        deployment_duration_seconds_bucket{workflow="ci",branch="main",runner_group="production",le="1800.0",} 2.0
                        deployment_duration_seconds_bucket{workflow="ci",branch="main",runner_group="production",le="+Inf",} 2.0
                        deployment_duration_seconds_count{workflow="ci",branch="main",runner_group="production",} 2.0
                        deployment_duration_seconds_sum{workflow="ci",branch="main",runner_group="production",} 759.5
                        deployment_duration_seconds_bucket{workflow="ci",branch="release/\\"1\\\\2\\"",runner_group="production",le="60.0",} 1.0
                        deployment_duration_seconds_bucket{workflow="ci",branch="release/\\"1\\\\2\\"",runner_group="production",le="300.0",} 1.0
                        deployment_duration_seconds_bucket{workflow="ci",branch="release/\\"1\\\\2\\"",runner_group="production",le="600.0",} 1.0
                        deployment_duration_seconds_bucket{workflow="ci",branch="release/\\"1\\\\2\\"",runner_group="production",le="1200.0",} 1.0
                        deployment_duration_seconds_bucket{workflow="ci",branch="release/\\"1\\\\2\\"",runner_group="production",le="1800.0",} 1.0
                        deployment_duration_seconds_bucket{workflow="ci",branch="release/\\"1\\\\2\\"",runner_group="production",le="+Inf",} 1.0
                        deployment_duration_seconds_count{workflow="ci",branch="release/\\"1\\\\2\\"",runner_group="production",} 1.0
                        deployment_duration_seconds_sum{workflow="ci",branch="release/\\"1\\\\2\\"",runner_group="production",} 2.0
                        # HELP deployment_failover_total Activations of the secondary runner.
                        # TYPE deployment_failover_total counter
                        deployment_failover_total{reason="primary_exit_code",} 1.0
                        # HELP failover_events_total Failovers to the secondary runner.
                        # TYPE failover_events_total counter
                        failover_events_total{failover_reason="primary_exit_code",} 1.0
                        # HELP preflight_check_failures_total Failed preflight checks.
                        # TYPE preflight_check_failures_total counter
                        preflight_check_failures_total{check_type="disk",} 1.0
                        # HELP health_gate_failures_total Failed health gates and smoke test steps.
                        # TYPE health_gate_failures_total counter
                        health_gate_failures_total{service="api",} 1.0
                        # HELP deployment_last_success_timestamp_seconds When a deployment succeeded last, in seconds since 1970.
                        # TYPE deployment_last_success_timestamp_seconds gauge
                        deployment_last_success_timestamp_seconds{workflow="ci",} 1.800000012E9
                        # HELP deployment_last_success_info What was deployed with the last success; always 1.
                        # TYPE deployment_last_success_info gauge
                        deployment_last_success_info{workflow="ci",branch="main",commit="0123456789",} 1.0
                        """);
        assertThat(receipt)
                .isEqualTo(new Receipt(
                        12,
                        "written to " + file(),
                        List.of(
                                "deployment_success_total",
                                "deployment_duration_seconds",
                                "deployment_failover_total",
                                "failover_events_total",
                                "health_gate_failures_total",
                                "deployment_last_success_timestamp_seconds",
                                "deployment_last_success_info")));
    }

    @Test
    void whatAKilledProcessLeftBesideTheFileIsRemoved() throws Exception {
        Files.createDirectories(file().getParent());
        Files.writeString(file().resolveSibling(".deployments.prom4711.tmp"), "half");
        Files.writeString(file().resolveSibling(".deployments.prom.of.others.tmp"), "not ours");

        sink().deliver(new ListJournal().started("a").succeeded("a", Duration.ZERO));

        try (Stream<Path> files = Files.list(file().getParent())) {
            assertThat(files)
                    .containsExactlyInAnyOrder(file(), file().resolveSibling(".deployments.prom.of.others.tmp"));
        }
    }

    @Test
    void everyoneMayReadTheFileAndNothingElseIsLeftBesideIt() throws Exception {
        sink().deliver(new ListJournal().started("a").succeeded("a", Duration.ZERO));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-r--r--");
        try (Stream<Path> files = Files.list(file().getParent())) {
            assertThat(files).containsExactly(file());
        }
    }

    @Test
    void aReaderNeverSeesAPartOfAFile() throws Exception {
        ListJournal journal = new ListJournal().started("a").succeeded("a", Duration.ZERO);
        sink().deliver(journal);
        AtomicBoolean done = new AtomicBoolean();
        ExecutorService reader = Executors.newSingleThreadExecutor();
        try {
            Future<Integer> reads = reader.submit(() -> {
                int count = 0;
                while (!done.get()) {
                    assertThat(Files.readString(file()))
                            .startsWith("# HELP deployment_success_total ")
                            .containsPattern("_info\\{[^}]*} 1\\.0\n$");
                    count++;
                }
                return count;
            });
            for (int i = 0; i < 100; i++) {
                journal.started("run-" + i).succeeded("run-" + i, Duration.ofSeconds(i));
                sink().deliver(journal);
            }
            done.set(true);
            assertThat(reads.get()).isPositive();
        } finally {
            done.set(true);
            reader.shutdownNow();
        }
    }

    @Test
    void aJournalInWhichNothingCountsGivesAnEmptyFile() throws Exception {
        Receipt receipt = sink().deliver(new ListJournal().started("a"));
        assertThat(file()).isEmptyFile();
        assertThat(receipt.metrics()).isEmpty();
    }

    @Test
    void aFolderThatCannotBeMadeIsSaidWithTheProperty() throws Exception {
        Path notAFolder = Files.writeString(folder.resolve("file"), "");
        TextFileSink sink = new TextFileSink(notAFolder.resolve("x.prom"), new FolderTotals(folder.resolve("audit")));
        assertThatThrownBy(() -> sink.deliver(new ListJournal().started("a")))
                .isInstanceOf(IOException.class)
                .hasMessage("Cannot write " + notAFolder.resolve("x.prom") + ": FileAlreadyExistsException "
                        + notAFolder + ". Let deploy.metrics.textfile name a file in a folder that this account may"
                        + " write to.");
    }

    @Test
    void aFolderInPlaceOfTheFileStaysAndIsSaid() throws Exception {
        Files.createDirectories(file().resolve("inhabited"));
        assertThatThrownBy(() -> sink().deliver(new ListJournal().started("a")))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("Cannot write " + file() + ": ")
                .hasMessageEndingWith(
                        "Let deploy.metrics.textfile name a file in a folder that this account may" + " write to.");
        assertThat(file().resolve("inhabited")).isDirectory();
        try (Stream<Path> files = Files.list(file().getParent())) {
            assertThat(files).containsExactly(file());
        }
    }

    @Test
    void aNameThatNodeExporterWouldNotReadIsTold() throws Exception {
        Path text = folder.resolve("deployments.txt");
        Receipt receipt = new TextFileSink(text, new FolderTotals(folder)).deliver(new ListJournal().started("a"));
        assertThat(receipt.detail())
                .isEqualTo("written to " + text + " (node_exporter reads only files that end in .prom)");
    }

    @Test
    void aPathWithoutAFileIsRefused() {
        FolderTotals store = new FolderTotals(folder);
        assertThatThrownBy(() -> new TextFileSink(Path.of(""), store))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("deploy.metrics.textfile is '', expected the path of a file, such as"
                        + " /var/lib/node_exporter/deployments.prom");
    }
}
