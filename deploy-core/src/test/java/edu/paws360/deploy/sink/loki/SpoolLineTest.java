package edu.paws360.deploy.sink.loki;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** A line as it stands in a spool. */
class SpoolLineTest {
    private static SpoolLine line(long stamp, byte[] key) {
        return SpoolLine.at(SpoolLine.of(stamp, key, SpoolLine.quoted("x")), 0);
    }

    @Test
    void saysWhoseItIs() {
        SpoolLine other = line(42, SpoolLine.journalKey(17, "dead/1"));

        assertThat(other.stamp()).isEqualTo(42);
        assertThat(other.journal()).isZero();
        assertThat(other.otherDeployment()).hasValue("dead/1");
        assertThat(line(1, SpoolLine.journalKey(17)).journal()).isEqualTo(17);
        assertThat(line(1, SpoolLine.outputKey("runner 1")).runner()).hasValue("runner 1");
    }

    @Test
    void holdsNoHalfCharacter() {
        assertThat(new String(SpoolLine.quoted("a\ud83d"), StandardCharsets.UTF_8))
                .isEqualTo("\"a?\"");
    }
}
