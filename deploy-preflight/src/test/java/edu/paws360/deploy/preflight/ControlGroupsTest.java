package edu.paws360.deploy.preflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import edu.paws360.deploy.preflight.ControlGroups.CpuLimit;
import edu.paws360.deploy.preflight.ControlGroups.MemoryLimit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ControlGroupsTest {
    private static final long UNLIMITED_V1 = 9_223_372_036_854_771_712L;

    @TempDir
    Path folder;

    private static ControlGroups recorded(String name) {
        return new ControlGroups(Path.of("src/test/resources/control-groups", name));
    }

    @Test
    void readsTheMemoryLimitOfVersion1WithoutThePageCache() throws IOException {
        List<MemoryLimit> limits = recorded("version-1").memory();
        assertThat(limits).hasSize(2);
        assertThat(limits.get(0)).isEqualTo(new MemoryLimit("/runner", 536_870_912, 216_342_528 - 209_932_288));
        assertThat(limits.get(1).group()).isEqualTo("/");
        assertThat(limits.get(1).limit()).isEqualTo(UNLIMITED_V1);
    }

    @Test
    void readsTheCpuQuotaOfVersion1AndItsUseFromTheOtherHierarchy() throws IOException {
        assertThat(recorded("version-1").cpu()).containsExactly(new CpuLimit("/runner", 0.5, 752_104_510));
    }

    @Test
    void findsTheGroupOfAContainerThatSeesThePathOfItsHost() throws IOException {
        assertThat(recorded("version-1-container").memory())
                .containsExactly(new MemoryLimit("/", 536_870_912, 216_342_528 - 209_932_288));
        assertThat(recorded("version-1-container").cpu()).containsExactly(new CpuLimit("/", 0.5, 752_104_510));
    }

    @Test
    void readsTheMemoryLimitOfAGroupAboveOursInVersion2() throws IOException {
        assertThat(recorded("version-2").memory())
                .containsExactly(new MemoryLimit("/ci.slice", 536_870_912, 471_859_200 - 104_857_600));
    }

    @Test
    void readsTheCpuQuotaOfVersion2() throws IOException {
        assertThat(recorded("version-2").cpu())
                .containsExactly(new CpuLimit("/ci.slice/runner.service", 1.5, 800_000_000));
    }

    @Test
    void findsNoLimitsWhereThereAreNoControlGroups() throws IOException {
        assertThat(new ControlGroups(folder).memory()).isEmpty();
        assertThat(new ControlGroups(folder).cpu()).isEmpty();
    }

    @Test
    void takesAPathOfAnotherNamespaceForTheGroupThatIsMounted() throws IOException {
        write("proc/self/cgroup", "0::/../../elsewhere\n");
        write("proc/self/mountinfo", "34 23 0:29 / /sys/fs/cgroup rw - cgroup2 cgroup2 rw\n");
        write("sys/fs/cgroup/memory.max", "1000\n");
        write("sys/fs/cgroup/memory.current", "400\n");
        write("sys/fs/cgroup/memory.stat", "inactive_file 100\n");
        assertThat(new ControlGroups(folder).memory()).containsExactly(new MemoryLimit("/", 1_000, 300));
    }

    @Test
    void doesNotTakeALimitThatCannotBeReadForNoLimit() throws IOException {
        write("proc/self/cgroup", "0::/\n");
        write("proc/self/mountinfo", "34 23 0:29 / /sys/fs/cgroup rw - cgroup2 cgroup2 rw\n");
        write("sys/fs/cgroup/memory.max", "lots\n");
        write("sys/fs/cgroup/memory.current", "400\n");
        write("sys/fs/cgroup/memory.stat", "inactive_file 100\n");
        assertThatThrownBy(new ControlGroups(folder)::memory)
                .isInstanceOf(IOException.class)
                .hasMessage(folder.resolve("sys/fs/cgroup/memory.max") + " says 'lots' (expected a number)");
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
