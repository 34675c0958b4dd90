package edu.paws360.deploy.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.testbed.Needs;
import edu.paws360.deploy.testbed.PrivateNetwork;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole deployments whose audit folder is on a real file system that is small, and mounted for this only. */
@Needs(PrivateNetwork.class)
class FullDiskRunTest {
    @TempDir
    Path folder;

    private PrivateNetwork network;

    @BeforeEach
    void use(PrivateNetwork given) throws Exception {
        network = given;
        KilledRunMain.project(folder);
        Files.createDirectory(folder.resolve("audit"));
    }

    @Test
    void withoutRoomNothingBegins() throws Exception {
        assertThat(run("500k"))
                .contains("JournalException: There is no room for the journal in " + folder.resolve("audit"));
        assertThat(folder.resolve("project/deployed")).doesNotExist();
    }

    @Test
    void whereItFillsUpLaterTheDeploymentIsRecordedToItsEndAndTheVerdictStands() throws Exception {
        KilledRunMain.command(
                folder, "dd if=/dev/zero of=../audit/other bs=4096 2>/dev/null; echo $DEPLOY_ID >> deployed\n");

        String seen = run("4m");

        assertThat(folder.resolve("project/deployed")).exists();
        assertThat(seen)
                .contains("The disk of the journal is full, and no deployment begins before there is room again");
        assertThat(Files.readString(folder.resolve("project/target/deploy/journal.jsonl"))
                        .lines()
                        .filter(line -> line.contains("\"kind\":\"journal_strained\"")
                                || line.contains("\"kind\":\"deployment_completed\"")
                                || line.contains("\"kind\":\"deployment_closed\""))
                        .map(line -> line.replaceFirst(".*\"kind\":\"([a-z_]+)\".*", "$1"))
                        .toList())
                .containsExactlyInAnyOrder("journal_strained", "deployment_completed", "deployment_closed");
        assertThat(Files.readString(folder.resolve("project/target/deploy/journal.jsonl")))
                .contains("\"outcome\":\"SUCCEEDED\"");
    }

    private String run(String size) {
        String lines =
                "mount -t tmpfs -o size=" + size + " none " + folder.resolve("audit") + "\n\"$@\" 2>&1 || true\n";
        return network.run(lines, KilledRunMain.process(folder, 0, ""));
    }
}
