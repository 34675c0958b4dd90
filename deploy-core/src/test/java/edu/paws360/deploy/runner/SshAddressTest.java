package edu.paws360.deploy.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SshAddressTest {

    private static final String START =
            "The address of an ssh runner (deploy.runner.primary, deploy.runner.secondary) cannot be used: ";

    @Test
    void readsEveryPart() {
        assertThat(SshAddress.parse("ssh://deploy@runner-2.example.org:2222/srv/deploy"))
                .isEqualTo(new SshAddress(
                        Optional.of("deploy"), "runner-2.example.org", Optional.of(2222), "/srv/deploy"));
        assertThat(SshAddress.parse("ssh://runner/srv/"))
                .isEqualTo(new SshAddress(Optional.empty(), "runner", Optional.empty(), "/srv"));
        assertThat(SshAddress.parse("ssh://deploy@[fe80::1%eth0]:22/srv").host())
                .isEqualTo("fe80::1%eth0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ssh://runner/srv", "ssh://deploy@runner:2222/srv/deploy", "ssh://deploy@[2001:db8::2]:22/a b"})
    void isWrittenAsItIsRead(String text) {
        assertThat(SshAddress.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ssh://runner | expected ssh://user@host:port/dir, with an absolute folder of the runner at the end",
                "http://runner/srv | expected ssh://user@host:port/dir, with an absolute folder of the runner at the end",
                "ssh://me:s3cret@runner/srv | it holds a password; expected a key, which ssh finds by its configuration or agent",
                "ssh://a:b:c/srv | \"a:b:c\" is not user@host:port",
                "ssh://-oProxyCommand=x/srv | \"-oProxyCommand=x\" is there, expected a host's name or address",
                "ssh://-l@runner/srv | \"-l\" is there, expected a user's name of letters, digits, \".\", \"_\" and \"-\"",
                "ssh:///srv | \"\" is there, expected a host's name or address",
                "ssh://runner:0/srv | \"0\" is there, expected a port from 1 to 65535",
                "ssh://runner:65536/srv | \"65536\" is there, expected a port from 1 to 65535",
                "ssh://runner:/srv | \"\" is there, expected a port from 1 to 65535",
                "ssh://runner/ | \"\" is there, expected an absolute folder such as /srv/deploy, without \"%\", \"?\" and \"#\"",
                "ssh://runner/srv/../etc | \"/srv/../etc\" is there, expected an absolute folder without \"..\"",
            })
    void refusesTheRest(String text, String why) {
        assertThatThrownBy(() -> SshAddress.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(START + why);
    }
}
