package edu.paws360.deploy.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.testbed.Needs;
import edu.paws360.deploy.testbed.PrivateNetwork;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a real file system that is small, and mounted for this only. */
@Needs(PrivateNetwork.class)
class SealOnFullDiskTest {
    @TempDir
    Path folder;

    @Test
    void whatIsToBeToldBecauseOfTheSealIsSealedToo(PrivateNetwork network) {
        String printed = network.run(
                "mount -t tmpfs -o size=4m none " + folder + "\n\"$@\"\n",
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:-UsePerfData",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SealOnFullDiskMain.class.getName(),
                        folder.toString()));

        assertThat(printed).startsWith("full\n");
        assertThat(Pattern.compile("\\d+ (\\w+)").matcher(printed).results().map(SealOnFullDiskTest::kind))
                .containsExactly("JournalSigned", "JournalStrained", "JournalSigned", "JournalSigned");
    }

    private static String kind(MatchResult line) {
        return line.group(1);
    }
}
