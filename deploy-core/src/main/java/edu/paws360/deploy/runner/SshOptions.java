package edu.paws360.deploy.runner;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * What we tell {@code ssh} whatever its configuration says: nobody is asked, no host is trusted but by known_hosts, nothing is
 * shared or left behind.
 */
final class SshOptions {

    private static final List<String> ALWAYS = List.of(
            "BatchMode=yes",
            "StrictHostKeyChecking=yes",
            "NoHostAuthenticationForLocalhost=no",
            "VerifyHostKeyDNS=no",
            "UpdateHostKeys=no",
            "ControlMaster=no",
            "ControlPath=none",
            "ControlPersist=no",
            "ClearAllForwardings=yes",
            "PermitLocalCommand=no",
            "RemoteCommand=none",
            "RequestTTY=no",
            "EscapeChar=none",
            "LogLevel=ERROR",
            "ConnectTimeout=20",
            "ConnectionAttempts=1",
            "ServerAliveInterval=3",
            "ServerAliveCountMax=3");

    /**
     * An ssh that does not know one of these refuses to start with it, and has nothing that it could switch off. IgnoreUnknown
     * is no way out: on the command line it takes the place of the configuration's own.
     */
    private static final List<String> WHERE_KNOWN = List.of("KnownHostsCommand=none", "GSSAPIKeyExchange=no");

    private static final long LIMIT_SECONDS = 5;

    private SshOptions() {}

    /** All that the {@code ssh} of this machine understands. */
    static List<String> all() {
        return Stream.concat(
                        ALWAYS.stream(),
                        WHERE_KNOWN.stream()
                                .filter(option -> !isUnknown(List.of("ssh", "-G", "-F", "/dev/null"), option)))
                .toList();
    }

    /** Whether this ssh says so; one that says nothing gets the option, and refuses what it does not know. */
    static boolean isUnknown(List<String> ssh, String option) {
        try {
            Process process = question(ssh, option).start();
            process.getOutputStream().close();
            try {
                return process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)
                        && process.exitValue() != 0
                        && complains(process);
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** It needs nothing of what our environment holds. */
    private static ProcessBuilder question(List<String> ssh, String option) {
        ProcessBuilder question = new ProcessBuilder(
                        Stream.concat(ssh.stream(), Stream.of("-o", option, "--", "localhost"))
                                .toList())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        question.environment().keySet().retainAll(Set.of("PATH"));
        return question;
    }

    private static boolean complains(Process process) throws IOException {
        byte[] said = process.getErrorStream().readNBytes(1 << 12);
        return new String(said, StandardCharsets.UTF_8).toLowerCase(Locale.ROOT).contains("bad configuration option");
    }
}
