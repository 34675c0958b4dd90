package edu.paws360.deploy.preflight.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import edu.paws360.deploy.testbed.Ansible;
import edu.paws360.deploy.testbed.Needs;
import edu.paws360.deploy.testbed.Ping;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** Whether tests are run, left out or failed. The static inner classes are run by these tests alone. */
class FitRunnerConditionTest {
    private static final String ABSENT = "SECRET_THAT_NO_TEST_HAS";
    private static int runs;

    @BeforeEach
    void forget() {
        runs = 0;
    }

    private static EngineExecutionResults run(String required, Class<?> tests) {
        return EngineTestKit.engine("junit-jupiter")
                .configurationParameter(FitRunnerCondition.REQUIRED, required)
                .selectors(selectClass(tests))
                .execute();
    }

    /** Why the only test or class that was left out was left out. */
    private static String reason(EngineExecutionResults results) {
        List<Event> skipped = results.allEvents().skipped().list();
        assertThat(skipped).hasSize(1);
        return skipped.get(0).getRequiredPayload(String.class);
    }

    /** What the only test or class that failed failed with. */
    private static Throwable failure(EngineExecutionResults results) {
        List<Event> failed = results.allEvents().failed().list();
        assertThat(failed).hasSize(1);
        return failed.get(0)
                .getRequiredPayload(TestExecutionResult.class)
                .getThrowable()
                .orElseThrow();
    }

    @EnabledOnFitRunner(
            skip = {"cpu", "docker"},
            memoryPercentMax = 100,
            diskMin = 0)
    static class Fit {
        @Test
        void one() {
            runs++;
        }

        @Test
        void other() {
            runs++;
        }
    }

    @Test
    void testsRunOnAFitRunner() {
        assertThat(run("true", Fit.class).testEvents().succeeded().count()).isEqualTo(2);
        assertThat(runs).isEqualTo(2);
    }

    @EnabledOnFitRunner(
            skip = {"cpu", "docker"},
            memoryPercentMax = 100,
            diskMin = 0,
            secretsRequired = {"PATH", ABSENT})
    static class Unfit {
        @Test
        void one() {
            runs++;
        }
    }

    /** Is not asked again. */
    static class BelowUnfit extends Unfit {}

    @Test
    void theyAreLeftOutOnOneThatIsNotFitAndTheReasonSaysWhatWasSeen() {
        String why = "this runner is not fit: secrets failed, absent or blank in the environment: " + ABSENT + " ";
        assertThat(reason(run("false", Unfit.class)))
                .startsWith(why)
                .endsWith("; with paws360.fitRunner.required=true this is an error");
        assertThat(reason(run("false", BelowUnfit.class))).startsWith(why);
        assertThat(runs).isZero();
    }

    @Test
    void theyFailWhereTheRunnerHasToBeFit() {
        assertThat(failure(run("true", Unfit.class)))
                .hasMessageContaining(
                        "this runner is not fit: secrets failed, absent or blank in the environment: " + ABSENT)
                .hasMessageEndingWith("(paws360.fitRunner.required=true wants it to be)");
        assertThat(runs).isZero();
    }

    @EnabledOnFitRunner(
            skip = {"cpu", "memory", "disk", "docker"},
            inventory = "there/is/no/such/inventory")
    static class NobodyKnows {
        @Test
        void one() {
            runs++;
        }
    }

    @Test
    void theyAreLeftOutWhereItIsNotKnown() {
        assertThat(reason(run("false", NobodyKnows.class))).startsWith("this runner is not fit: network unknown, ");
        assertThat(runs).isZero();
    }

    static class OneOfTwo {
        @Test
        @EnabledOnFitRunner(
                skip = {"cpu", "memory", "disk", "docker"},
                secretsRequired = ABSENT)
        void choosy() {
            runs++;
        }

        @Test
        void plain() {
            runs++;
        }
    }

    @Test
    void aMethodCanAskForItself() {
        EngineExecutionResults results = run("false", OneOfTwo.class);
        results.testEvents().assertStatistics(all -> all.skipped(1).succeeded(1).failed(0));
        assertThat(runs).isEqualTo(1);
    }

    @EnabledOnFitRunner(skip = "dsik")
    static class Misspelled {
        @Test
        void one() {
            runs++;
        }
    }

    @Test
    void aCheckThatDoesNotExistIsAnErrorAndNoReasonToLeaveOut() {
        assertThat(failure(run("false", Misspelled.class)))
                .hasMessageContaining("deploy.preflight.skip names dsik; expected some of cpu, memory, ");
        assertThat(runs).isZero();
    }

    @Test
    void aWordThatIsNeitherTrueNorFalseIsAnError() {
        assertThat(failure(run("yes", Fit.class)))
                .hasMessageContaining("paws360.fitRunner.required is \"yes\", expected true or false");
        assertThat(runs).isZero();
    }

    static class ThreeTimes {
        @RepeatedTest(3)
        @EnabledOnFitRunner(
                skip = {"cpu", "memory", "disk", "docker"},
                inventory = Counted.INVENTORY)
        void again() {
            runs++;
        }
    }

    /** The real reader of a real inventory, which counts how often it is read. */
    @Nested
    @Needs({Ansible.class, Ping.class})
    class Counted {
        static final String INVENTORY = "target/counting-inventory";

        private static final String SCRIPT = """
                #!/bin/sh
                echo read >> "$0.count"
                echo '{"app": {"hosts": ["web1"]}, "_meta": {"hostvars": {"web1": {"ansible_host": "127.0.0.1"}}}}'
                """;

        @Test
        void repetitionsOfATestAreLookedAtOnce() throws Exception {
            Path count = Path.of(INVENTORY + ".count");
            Files.deleteIfExists(count);
            Path script = Files.writeString(Path.of(INVENTORY), SCRIPT);
            Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));

            EngineExecutionResults results = run("true", ThreeTimes.class);

            results.testEvents()
                    .assertStatistics(all -> all.succeeded(3).failed(0).skipped(0));
            assertThat(runs).isEqualTo(3);
            assertThat(count).hasContent("read\n");
        }
    }
}
