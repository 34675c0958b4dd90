package edu.paws360.deploy.runner;

import java.util.Arrays;
import java.util.Locale;

/** What ssh complains of, and what to do about it. The first that fits is told. */
enum SshFault {
    CHANGED_KEY(
            "remote host identification has changed",
            "the host key of {host} is not the one that is known, so another machine may have taken its place: ask who runs it;"
                    + " if its key was changed on purpose, remove the old one with ssh-keygen -R '{known}' and note the new one"),
    UNKNOWN_KEY(
            "host key verification failed",
            "the host key of {host} is not known: get it from who runs the machine, compare it, and note it in known_hosts as"
                    + " {known}"),
    DENIED(
            "permission denied (",
            "{address} does not let us in: add the public key to authorized_keys there, and name the private key in the ssh"
                    + " configuration or load it into an agent"),
    REFUSED("connection refused", "nobody listens at {address}: start sshd there, or correct the port"),
    UNRESOLVED("could not resolve hostname", "the name {host} is not found: correct it, or look at the name service"),
    UNREACHABLE("no route to host", "{address} cannot be reached from here: look at network and firewall"),
    NO_NETWORK("network is unreachable", "{address} cannot be reached from here: look at the network"),
    TIMED_OUT(
            "timed out",
            "{address} did not answer in time: look whether the machine is up, and whether a firewall drops the connection"),
    BAD_CONFIG("bad configuration option", "the ssh configuration is not understood by this ssh: correct it"),
    NO_CONFIG("can't open user config file", "the ssh configuration cannot be read: correct its path or its rights"),
    NO_PYTHON("python3: not found", Sentence.NO_PYTHON),
    NO_PYTHON_BASH("python3: command not found", Sentence.NO_PYTHON),
    NO_PYTHON_CSH("python3: no such file", Sentence.NO_PYTHON),
    OLD_PYTHON("the supervisor needs 3.8 or newer", "python3 on {host} is too old: install version 3.8 or newer there");

    private final String sign;
    private final String sentence;

    SshFault(String sign, String sentence) {
        this.sign = sign;
        this.sentence = sentence;
    }

    /** A sentence, with what ssh said last. */
    static String explain(SshAddress address, String errors) {
        String small = errors.toLowerCase(Locale.ROOT);
        String sentence = Arrays.stream(values())
                .filter(fault -> small.contains(fault.sign))
                .findFirst()
                .map(fault -> fault.sentence)
                .orElse("the connection to {address} ended");
        String last = errors.strip().replaceAll("(?s).*\\R", "").strip();
        return sentence.replace("{host}", address.host())
                        .replace("{known}", address.knownAs())
                        .replace("{address}", address.toString())
                + (last.isEmpty() ? "" : " (ssh said: " + last + ")");
    }

    private static final class Sentence {
        static final String NO_PYTHON =
                "python3 is not found on {host}, and the supervisor of the command needs it: install it there";
    }
}
