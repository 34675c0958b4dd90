package edu.paws360.deploy.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.testbed.Needs;
import edu.paws360.deploy.testbed.PrivateNetwork;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Room on real file systems, which are mounted for this only. */
@Needs(PrivateNetwork.class)
class DiskServerTest {
    private static final String EXPECTED = " (expected more than 1 MB, deploy.preflight.diskMin)";

    @TempDir
    Path folder;

    private PrivateNetwork network;

    @BeforeEach
    void use(PrivateNetwork given) {
        network = given;
    }

    /** What is seen of a file system in memory, when these lines have been run in it. */
    private String look(String options, String lines) {
        String mount = "mount -t tmpfs -o " + options + " none " + folder + "\ncd " + folder + "\n";
        return network.run(mount + lines + "\"$@\"\n", HostMain.command("disk", folder.toString(), "1000000"));
    }

    @Test
    void aFileSystemWithRoomPasses() {
        assertThat(look("size=4m,nr_inodes=100", "head -c 1m /dev/zero > file\n"))
                .matches("PASSED [23]\\.\\d MB free on \\S+ \\(expected more than 1 MB, deploy.preflight.diskMin\\)\n");
    }

    @Test
    void aFullFileSystemFails() {
        assertThat(look("size=4m,nr_inodes=100", "head -c 8m /dev/zero > file || true\n"))
                .endsWith("FAILED 0 bytes free on " + folder + EXPECTED
                        + "; remove old images or logs, or deploy from another runner\n");
    }

    @Test
    void aFileSystemWithoutInodesLeftIsToldAndOnlyWarnedOfWhereThatIsSaid() {
        assertThat(look("size=4m,nr_inodes=10", "for name in 1 2 3 4 5 6 7 8 9; do : > $name; done\n"))
                .isEqualTo("WARNED failed: 0 inodes free on " + folder + " with 4.1 MB free (expected at least one, see"
                        + " df -i); remove many small files, or deploy from another runner\n");
    }
}
