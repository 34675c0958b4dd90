package edu.paws360.deploy.maven;

import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.testbed.Needs;
import edu.paws360.deploy.testbed.PrivateNetwork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the script of the steps does beside the goal that it calls, where the numbers of processes are given out as a test wants. */
@Needs(PrivateNetwork.class)
@Timeout(300)
class StepScriptTest {
    private static final Path STEP = Path.of("../docs/paws360/scripts/deployment/step");

    /** Both the script and its Maven are killed without a word, and another process gets Maven's number before the script's watch looks. */
    private static final String REUSED = """
            await() { n=0; until "$@"; do n=$((n + 1)); [ $n -lt 600 ]; sleep 0.1; done; }
            gone() { ! [ -e "/proc/$1" ]; }
            child() { found=$(pgrep -P "$1" -x "$2") && [ "$(echo "$found" | wc -l)" = 1 ]; }
            watching() {
              for found in $(pgrep -P "$1" -x bash); do
                if pgrep -P "$found" -x sleep >/dev/null; then return 0; fi
              done
              return 1
            }
            PATH=$1/bin:$PATH bash "$1/scripts/deployment/step" execute & step=$!
            await child $step mvn-sleep; maven=$found
            await watching $step; watch=$found
            kill -STOP $watch
            kill -KILL $step $maven
            await gone $step
            await gone $maven
            echo $((maven - 1)) >/proc/sys/kernel/ns_last_pid
            sleep 600 & other=$!
            [ $other = $maven ]
            kill -CONT $watch
            await gone $watch
            if kill -KILL $other; then echo "the other one lived"; fi
            """;

    @TempDir
    Path folder;

    @Test
    void whoeverHasTheNumberOfAMavenThatIsGoneIsSentNoSignal(PrivateNetwork network) throws IOException {
        Path step =
                Files.createDirectories(folder.resolve("scripts/deployment")).resolve("step");
        Files.copy(STEP, step);
        Path maven = Files.createDirectories(folder.resolve("bin")).resolve("mvn");
        Path sleep = folder.resolve("bin/mvn-sleep");
        Files.createSymbolicLink(sleep, Path.of("/bin/sleep"));
        Files.writeString(maven, "#!/bin/sh\nexec " + sleep + " 600\n");
        assertThat(maven.toFile().setExecutable(true)).isTrue();

        String seen = network.run(
                "unshare --fork --pid --mount-proc bash -euc '" + REUSED.replace("'", "'\\''") + "' sh \"$@\"",
                List.of(folder.toString()));

        assertThat(seen).contains("the other one lived");
    }
}
