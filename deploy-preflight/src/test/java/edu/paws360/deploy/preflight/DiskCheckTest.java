package edu.paws360.deploy.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.check.CheckStatus;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class DiskCheckTest {
    private static final long MIN = Thresholds.SPEC.diskMin();
    private static final String EXPECTED = " (expected more than 10 GB, deploy.preflight.diskMin)";
    private static final String NO_INODES =
            " free (expected at least one, see df -i);" + " remove many small files, or deploy from another runner";
    private static final String FULL = "; remove old images or logs, or deploy from another runner";

    private final List<Host.Disk> disks = new ArrayList<>();

    private void disk(String folder, long usable, OptionalLong inodes) {
        disks.add(new Host.Disk(Path.of(folder), usable, inodes));
    }

    private Finding look(boolean inodesWarn) throws Exception {
        return new DiskCheck(new Disks(disks), () -> List.of(Path.of("/srv")), MIN, inodesWarn).look();
    }

    private Finding look() throws Exception {
        return look(false);
    }

    private static Finding failed(String detail) {
        return new Finding(CheckStatus.FAILED, detail);
    }

    @Test
    void failsADiskWithExactlyTheLimit() throws Exception {
        disk("/srv", 10_000_000_000L, OptionalLong.empty());

        assertThat(look()).isEqualTo(failed("10 GB free on /srv" + EXPECTED + FULL));
    }

    @Test
    void passesADiskOneByteAboveTheLimit() throws Exception {
        disk("/srv", 10_000_000_001L, OptionalLong.of(1));

        assertThat(look()).isEqualTo(new Finding(CheckStatus.PASSED, "10 GB free on /srv" + EXPECTED));
    }

    @Test
    void tellsWhatIsLeftOnADiskThatIsTooFull() throws Exception {
        disk("/srv", 8_290_000_000L, OptionalLong.of(5));

        assertThat(look()).isEqualTo(failed("8.2 GB free on /srv" + EXPECTED + FULL));
    }

    @Test
    void failsADiskWithRoomButNoInodes() throws Exception {
        disk("/srv", 50_000_000_000L, OptionalLong.of(0));

        assertThat(look()).isEqualTo(failed("0 inodes free on /srv with 50 GB" + NO_INODES));
    }

    @Test
    void measuresDockersRootTooAndSaysWhichIsFull() throws Exception {
        disk("/srv", 50_000_000_000L, OptionalLong.empty());
        disk("/var/lib/docker", 1_000_000_000L, OptionalLong.of(0));

        assertThat(look())
                .isEqualTo(failed("0 inodes free on /var/lib/docker with 1 GB" + NO_INODES
                        + "\n50 GB free on /srv, 1 GB free on /var/lib/docker (expected more than 10 GB on each,"
                        + " deploy.preflight.diskMin)" + FULL));
    }

    @Test
    void onlyWarnsOfALackOfInodesWhereThatIsSaid() throws Exception {
        disk("/srv", 50_000_000_000L, OptionalLong.of(0));

        assertThat(look(true))
                .isEqualTo(new Finding(CheckStatus.WARNED, "failed: 0 inodes free on /srv with 50 GB" + NO_INODES));
    }

    @Test
    void failsAFullDiskWhateverInodesAreWorth() throws Exception {
        disk("/srv", 0, OptionalLong.of(0));

        assertThat(look(true))
                .isEqualTo(failed(
                        "0 inodes free on /srv with 0 bytes" + NO_INODES + "\n0 bytes free on /srv" + EXPECTED + FULL));
    }

    /** Nothing but disks. */
    private record Disks(List<Host.Disk> all) implements Host {
        @Override
        public Load cpu() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Memory memory() {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Disk> disks(List<Path> folders) {
            assertThat(folders).containsExactly(Path.of("/srv"));
            return all;
        }
    }
}
