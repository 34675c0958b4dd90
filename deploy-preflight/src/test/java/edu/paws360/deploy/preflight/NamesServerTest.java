package edu.paws360.deploy.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.testbed.Needs;
import edu.paws360.deploy.testbed.PrivateNetwork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The network check on a machine whose name service fails. */
@Needs(PrivateNetwork.class)
class NamesServerTest {
    @TempDir
    Path folder;

    private PrivateNetwork network;

    @BeforeEach
    void use(PrivateNetwork given) throws IOException {
        network = given;
        Files.write(folder.resolve("resolv.conf"), List.of("nameserver 127.0.0.53"));
        Files.write(folder.resolve("hosts"), List.of("127.0.0.1 known.example"));
        Files.write(folder.resolve("nsswitch.conf"), List.of("hosts: files dns"));
    }

    /** Where nothing else is said, what is asked for on a port that nobody has is refused at once. */
    private String look(String lines) {
        StringBuilder mounts = new StringBuilder();
        for (String file : List.of("resolv.conf", "hosts", "nsswitch.conf")) {
            mounts.append("mount --bind %s/%s /etc/%s\n".formatted(folder, file, file));
        }
        return network.run(
                mounts + lines + "\"$@\"\n",
                IcmpSurveyTest.check(2_000, "known.example", "web1.example", "web2.example", "127.0.0.1"));
    }

    @Test
    void aNameServiceThatIsGoneFailsEveryNameThatItWouldKnow() {
        assertThat(look("")).contains("FAILED 2 of 4 targets not reached ").contains("""
                        :
                          web1.example: the name does not resolve (Temporary failure in name resolution)
                          web2.example: the name does not resolve (Temporary failure in name resolution)
                        see that each is up""");
    }

    @Test
    void aSilentNameServiceIsWaitedForNoLongerThanTheLimitOfEachTarget() {
        String silent =
                "the name service has not answered within 2 s; see that this runner's /etc/resolv.conf names one"
                        + " that works";

        assertThat(look("iptables -A INPUT -p udp --dport 53 -j DROP\n"))
                .contains("FAILED 2 of 4 targets not reached ")
                .contains(":\n  web1.example: " + silent + "\n  web2.example: " + silent + "\nsee that each is up");
    }
}
