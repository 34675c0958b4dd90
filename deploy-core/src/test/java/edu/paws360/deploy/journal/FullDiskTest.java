package edu.paws360.deploy.journal;

import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.testbed.Needs;
import edu.paws360.deploy.testbed.PrivateNetwork;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a real file system that is small, and mounted for this only. */
@Needs(PrivateNetwork.class)
class FullDiskTest {
    @TempDir
    Path folder;

    private PrivateNetwork network;

    @BeforeEach
    void use(PrivateNetwork given) {
        network = given;
    }

    @Test
    void aDeploymentForWhichThereIsNoRoomDoesNotBegin() {
        assertThat(run("500k", "begin"))
                .isEqualTo("refused: There is no room for the journal in " + folder.resolve("audit")
                        + ": 1 MB could not be kept back for it (java.io.IOException: No space left on device), expected at"
                        + " least that. Make room on its disk, or set deploy.audit.dir to a folder on another one\n");
    }

    @Test
    void oneThatHasBegunIsRecordedToItsEndAndTheNextOneDoesNotBegin() {
        String reserve = folder.resolve("audit/journal.reserve").toString();

        assertThat(run("4m", "fill").lines())
                .startsWith("begun", "full")
                .element(2)
                .isEqualTo("501 lines, strained The journal could not be written (java.io.IOException: No space left on"
                        + " device), so the room that was kept back in " + reserve
                        + " was given up for it, then no more");
        assertThat(run("4m", "fill").lines())
                .hasSize(4)
                .last()
                .asString()
                .startsWith("refused: There is no room for the journal in ");
    }

    @Test
    void theRoomIsNotEatenByWhoeverElseWantsIt() {
        assertThat(run("4m", "eaten").lines()).last().isEqualTo("11 lines");
    }

    @Test
    void aTornEndIsMendedWithThatRoomToo() {
        assertThat(run("4m", "torn").lines()).last().isEqualTo("journal.torn-after-1");
    }

    @Test
    void aLineForWhichThereIsNoRoomLeavesNothingBehind() {
        assertThat(run("4m", "without").lines())
                .endsWith(
                        "The journal cannot be written or read: java.io.IOException: No space left on device",
                        "nothing to mend");
    }

    @Test
    void withoutRoomForTheCopiesNothingIsTakenOut() {
        assertThat(run("4m", "prune").lines())
                .last()
                .asString()
                .startsWith("refused: There is no room to prune the journal in " + folder.resolve("audit")
                        + ": 0 bytes are free, expected ");
    }

    @Test
    void whereThereIsRoomItBegins() {
        assertThat(run("4m", "begin")).isEqualTo("begun\n");
    }

    private String run(String size, String what) {
        String mount = "mount -t tmpfs -o size=" + size + " none " + folder + "\n";
        return network.run(
                mount + "\"$@\"\n",
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:-UsePerfData",
                        "-cp",
                        System.getProperty("java.class.path"),
                        FullDiskMain.class.getName(),
                        what,
                        folder.toString()));
    }
}
