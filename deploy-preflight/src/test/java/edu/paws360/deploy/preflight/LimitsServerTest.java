package edu.paws360.deploy.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.testbed.LimitedGroup;
import edu.paws360.deploy.testbed.Needs;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** CPU and memory in real control groups with limits. */
@EnabledIf(
        value = "edu.paws360.deploy.testbed.LimitedGroup#isPossible",
        disabledReason =
                "this machine has no control groups of version 1; those of version 2 are tested from recorded files")
@Needs(LimitedGroup.class)
class LimitsServerTest {
    private static final int HALF_A_CPU = 50;
    /** Whole pages. */
    private static final long MEMORY = 614_400_000;

    /** Where the group's load is nothing, that of the machine, which is left out, is no less. */
    private static final Pattern PERCENT =
            Pattern.compile("([\\d.]+) % (in the control group /\\S*testbed-\\S+|on this machine)");

    @TempDir
    Path folder;

    private LimitedGroup group;

    @BeforeEach
    void use(LimitedGroup given) {
        group = given;
    }

    private List<Double> loadsOfTheGroup(String... command) {
        List<String> arguments = new ArrayList<>(List.of("groups"));
        arguments.addAll(List.of(command));
        String said = group.run(HALF_A_CPU, MEMORY, HostMain.command(arguments.toArray(String[]::new)));
        List<Double> loads = PERCENT.matcher(said)
                .results()
                .map(match -> Double.valueOf(match.group(1)))
                .toList();
        assertThat(loads).as(said).hasSize(3);
        return loads;
    }

    /** What is printed when a shell has run these lines before, in the group. */
    private String memoryAfter(String lines) {
        List<String> command = new ArrayList<>(List.of("sh", "-euc", lines + "\n\"$@\"", "sh"));
        command.addAll(HostMain.command("memory"));
        return group.run(100, MEMORY, command);
    }

    @Test
    void theLoadOfOthersInTheGroupCounts() {
        assertThat(loadsOfTheGroup("setsid", "--fork", "sh", "-c", "while :; do :; done"))
                .anyMatch(percent -> percent > 80);
    }

    @Test
    void theLoadOfOurChildrenDoesNot() {
        assertThat(loadsOfTheGroup("sh", "-c", "while :; do :; done")).anyMatch(percent -> percent < 30);
    }

    @Test
    void memoryThatOthersInTheGroupHoldCounts() {
        String hold = "import time; held = b'x' * 490_000_000; print('held', flush=True); time.sleep(120)";

        assertThat(memoryAfter("mkfifo " + folder + "/held\npython3 -c \"" + hold + "\" > " + folder
                        + "/held &\nread held < " + folder + "/held"))
                .startsWith("FAILED memory ")
                .containsPattern(" used \\(\\S+ MB of 614.4 MB\\) in the control group /\\S*testbed-");
    }

    @Test
    void memoryThatIsOnlyACacheOfFilesDoesNot() {
        assertThat(memoryAfter("head -c 500000000 /dev/zero > " + folder + "/file"))
                .startsWith("PASSED memory ");
    }
}
