package edu.paws360.deploy.preflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InodesTest {
    @TempDir
    Path folder;

    private OptionalLong free(String action) throws Exception {
        StandIns standIns = new StandIns(folder);
        standIns.write("stat", Map.of("-f -c %c %d /srv", action));
        return new Inodes(standIns.programs(), true).free(Path.of("/srv"));
    }

    @Test
    void areCounted() throws Exception {
        assertThat(free("echo 1000 7")).hasValue(7);
        assertThat(free("echo 1000 0")).hasValue(0);
        assertThat(free("echo 18446744073709551615 18446744073709551615")).hasValue(Long.MAX_VALUE);
    }

    @Test
    void doNotExistOnEveryFileSystem() throws Exception {
        assertThat(free("echo 0 0")).isEmpty();
    }

    @Test
    void areUnknownWhereStatDoesNotTell() {
        String expected =
                " (expected how many files the file system can hold, and how many more); see that stat is that"
                        + " of Linux";
        assertThatThrownBy(() -> free("echo 'unknown option -f' >&2; exit 1"))
                .isInstanceOf(IOException.class)
                .hasMessage("stat -f -c '%c %d' /srv: unknown option -f" + expected);
        assertThatThrownBy(() -> free("echo '? ?'"))
                .isInstanceOf(IOException.class)
                .hasMessage("stat -f -c '%c %d' /srv: no message" + expected);
        assertThatThrownBy(() -> new Inodes(new Programs(folder, Map.of()), true).free(Path.of("/srv")))
                .isInstanceOf(IOException.class)
                .hasMessage("stat -f -c '%c %d' /srv: not on PATH" + expected);
    }

    @Test
    void areNotAskedForOnOtherSystems() throws Exception {
        assertThat(new Inodes(new Programs(folder, Map.of()), false).free(Path.of("/srv")))
                .isEmpty();
    }
}
