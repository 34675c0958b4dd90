package edu.paws360.deploy.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.preflight.Survey.Outcome;
import edu.paws360.deploy.preflight.Survey.Unreached;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FpingSurveyTest {
    private static final Target WEB1 = new Target("web1", "127.0.0.1", 22);
    private static final Target WEB2 = new Target("web2", "127.0.0.2", 22);
    private static final Target ALIAS = new Target("alias", "127.0.0.2", 2222);
    private static final Target UNRESOLVABLE = new Target("web3", "{{ web3 }}", 22);
    private static final Outcome BY_OTHERS = new Outcome(List.of(), "by others");

    @TempDir
    Path folder;

    private StandIns standIns;

    @BeforeEach
    void putStandInsOnThePath() {
        standIns = new StandIns(folder);
    }

    private Outcome ask(Target... targets) throws Exception {
        return new FpingSurvey(standIns.programs(), Duration.ofMillis(4_750), all -> BY_OTHERS).ask(List.of(targets));
    }

    @Test
    void asksEachAddressOnceAndNamesAllWhoAreSilent() throws Exception {
        standIns.write(
                "fping",
                Map.of(
                        "-i 1 -r 2 -B 1.5 -t 1000 127.0.0.1 127.0.0.2",
                        "echo '127.0.0.2 is unreachable'; echo '127.0.0.1 is alive'; exit 1"));

        String silent = "127.0.0.2 no answer to fping";
        assertThat(ask(WEB1, WEB2, UNRESOLVABLE, ALIAS))
                .isEqualTo(new Outcome(
                        List.of(
                                new Unreached(WEB2, silent, true),
                                new Unreached(
                                        UNRESOLVABLE,
                                        "its address is a template, which only Ansible can fill in; write the address,"
                                                + " or set deploy.preflight.network.probe to ansible",
                                        true),
                                new Unreached(ALIAS, silent, true)),
                        "by fping"));
    }

    @Test
    void leavesItToOthersWithoutFping() throws Exception {
        assertThat(ask(WEB1)).isEqualTo(BY_OTHERS);
    }

    @Test
    void leavesItToOthersWhereFpingMayOpenNoSocket() throws Exception {
        standIns.write("fping", "echo '127.0.0.1 is alive'; exit 4");

        assertThat(ask(WEB1)).isEqualTo(BY_OTHERS);
    }
}
