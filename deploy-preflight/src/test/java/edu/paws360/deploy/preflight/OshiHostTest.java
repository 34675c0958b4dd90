package edu.paws360.deploy.preflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import edu.paws360.deploy.check.CheckResult;
import edu.paws360.deploy.check.CheckStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OshiHostTest {
    @TempDir
    Path folder;

    private final OshiHost host = OshiHost.here();

    @Test
    void measuresTheRealCpuWithinItsRange() throws IOException, InterruptedException {
        assertThat(host.cpu().percent()).isBetween(0.0, 100.0);
    }

    @Test
    void findsTheRealCpuTooBusyInAllThreeLooks() throws Exception {
        ForeignLoad load = ForeignLoad.in(folder);
        try {
            CheckResult result = new RunnerChecks(host, Thresholds.SPEC, new DiskCheck(host, List::of, 0, false))
                    .all()
                    .get(0)
                    .run();

            assertThat(result.detail())
                    .matches(
                            "CPU (\\d+(\\.\\d)? %, ){2}\\d+(\\.\\d)? % busy (on this machine|in the control group \\S+)"
                                    + " \\(expected less than 80 %, deploy.preflight.cpuPercentMax\\); wait until .*");
            assertThat(result.status()).isEqualTo(CheckStatus.FAILED);
        } finally {
            load.end();
        }
    }

    @Test
    void measuresTheRealMemoryWithinItsRange() throws IOException {
        Host.Memory memory = host.memory();
        assertThat(memory.used()).isPositive().isLessThanOrEqualTo(memory.total());
    }

    @Test
    void measuresTheDiskOfTheWorkingFolder() throws Exception {
        assertThat(host.disks(List.of(folder))).singleElement().satisfies(disk -> {
            assertThat(disk.folder()).isEqualTo(folder);
            assertThat(disk.usable()).isBetween(0L, Files.getFileStore(folder).getTotalSpace());
            disk.freeInodes().ifPresent(free -> assertThat(free).isPositive());
        });
    }

    @Test
    void measuresAFileSystemOnce() throws Exception {
        Path within = Files.createDirectory(folder.resolve("within"));
        assertThat(host.disks(List.of(within, Path.of("/proc"), folder)))
                .extracting(Host.Disk::folder)
                .containsExactly(within, Path.of("/proc"));
    }

    @Test
    void letsATighterControlGroupDecide() throws IOException {
        Host limited = new OshiHost(
                Path.of("/"),
                new ControlGroups(Path.of("src/test/resources/control-groups/version-2-full")),
                Inodes.here());
        assertThat(limited.memory()).isEqualTo(new Host.Memory(95, 100, "in the control group /"));
    }

    @Test
    void asksOshiForTheMemoryWhereTheKernelDoesNotTell() throws IOException {
        OshiHost elsewhere = new OshiHost(folder, new ControlGroups(folder), Inodes.here());
        Host.Memory memory = elsewhere.memory();
        assertThat(memory.total())
                .isEqualTo(KernelMemory.read(Path.of("/")).orElseThrow().total());
        assertThat(memory.used()).isPositive().isLessThanOrEqualTo(memory.total());
    }

    @Test
    void cannotTellTheDiskOfAFolderThatIsNotThere() {
        assertThatThrownBy(() -> host.disks(List.of(folder.resolve("gone")))).isInstanceOf(NoSuchFileException.class);
    }
}
