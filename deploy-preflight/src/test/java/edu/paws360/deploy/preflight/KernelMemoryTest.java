package edu.paws360.deploy.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class KernelMemoryTest {
    @TempDir
    Path root;

    @Test
    void tellsWhatTheKernelWouldGiveToANewProgram() throws IOException {
        written("""
                MemTotal:       24576000 kB
                MemFree:          100000 kB
                MemAvailable:   20000000 kB
                HugePages_Total:       0
                """);

        KernelMemory memory = KernelMemory.read(root).orElseThrow();

        assertThat(memory).isEqualTo(new KernelMemory(24_576_000L * 1024, 20_000_000L * 1024));
        assertThat(memory.used()).isEqualTo(4_576_000L * 1024);
    }

    @Test
    void tellsNothingWhereTheKernelIsTooOldToKnow() throws IOException {
        written("MemTotal:       24576000 kB\nMemFree:          100000 kB\n");

        assertThat(KernelMemory.read(root)).isEmpty();
    }

    @Test
    void tellsNothingWhereThereIsNoSuchFile() throws IOException {
        assertThat(KernelMemory.read(root)).isEmpty();
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "only Linux has /proc/meminfo")
    void agreesWithOshiOnThisMachine() throws IOException {
        KernelMemory memory = KernelMemory.read(Path.of("/")).orElseThrow();

        assertThat(memory.total()).isEqualTo(OshiHost.here().memoryByOshi().total());
        assertThat(memory.available()).isPositive().isLessThan(memory.total());
    }

    private void written(String text) throws IOException {
        Files.writeString(Files.createDirectories(root.resolve("proc")).resolve("meminfo"), text);
    }
}
