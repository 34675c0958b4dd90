package edu.paws360.deploy.runner;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the real ssh makes of our options and a configuration that is careless: it prints it and connects to nothing. */
@Timeout(60)
class SshOptionsTest {
    @TempDir
    Path folder;

    @Test
    void noConfigurationMakesAnUnknownHostTrusted() throws Exception {
        Path careless = Files.writeString(folder.resolve("config"), """
                        StrictHostKeyChecking no
                        VerifyHostKeyDNS yes
                        KnownHostsCommand /bin/echo %H %t %K
                        IgnoreUnknown GSSAPIKeyExchange,UseKeychain
                        GSSAPIKeyExchange yes
                        UseKeychain yes
                        NoHostAuthenticationForLocalhost yes
                        UpdateHostKeys yes
                        PermitLocalCommand yes
                        ControlMaster auto
                        ControlPath /nowhere/%C
                        """);

        assertThat(effective(careless))
                .contains(
                        "stricthostkeychecking true",
                        "verifyhostkeydns false",
                        "nohostauthenticationforlocalhost no",
                        "updatehostkeys false",
                        "permitlocalcommand no",
                        "controlmaster false")
                .doesNotContain("gssapikeyexchange yes")
                .noneMatch(line -> line.startsWith("knownhostscommand"))
                .noneMatch(line -> line.startsWith("controlpath"));
    }

    @Test
    void anOptionIsLeftOutOnlyWhereSshSaysThatItDoesNotKnowIt() {
        List<String> ssh = List.of("ssh", "-G", "-F", "/dev/null");

        assertThat(SshOptions.isUnknown(ssh, "NoSuchOption=no")).isTrue();
        assertThat(SshOptions.isUnknown(ssh, "KnownHostsCommand=none")).isFalse();
        assertThat(SshOptions.isUnknown(ssh, "Port=none")).isFalse();
        assertThat(SshOptions.isUnknown(List.of("no-such-ssh"), "NoSuchOption=no"))
                .isFalse();
    }

    private List<String> effective(Path config) throws Exception {
        SshAddress address = SshAddress.parse("ssh://ann@127.0.0.1:22/srv/deploy");
        CommitFiles files = new CommitFiles(folder, "c0ffee".repeat(7).substring(2));
        List<String> command =
                new ArrayList<>(new SshSite(address, Optional.of(config), files, Set.of()).launch("x", 1));
        command.add(1, "-G");
        Process ssh = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(ssh.getInputStream().readAllBytes(), UTF_8);
        assertThat(ssh.waitFor()).isZero();
        return said.lines().toList();
    }
}
