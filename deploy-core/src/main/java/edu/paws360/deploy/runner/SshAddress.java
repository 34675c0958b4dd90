package edu.paws360.deploy.runner;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where an ssh runner is: {@code ssh://user@host:port/dir}. Immutable.
 *
 * @param user who logs in; where it is empty, the ssh configuration says
 * @param host a name, an alias of the ssh configuration, or an address; an IPv6 address without brackets
 * @param port from 1 to 65535; where it is empty, what the ssh configuration says, and otherwise 22
 * @param directory an absolute folder there, in which each deployment gets a folder of its own
 */
public record SshAddress(Optional<String> user, String host, Optional<Integer> port, String directory) {

    private static final String SCHEME = "ssh://";
    private static final Pattern USER = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]*");
    private static final Pattern HOST =
            Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]*|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*(%[A-Za-z0-9._-]+)?");
    private static final Pattern PORT = Pattern.compile("[1-9][0-9]{0,4}");
    private static final Pattern DIRECTORY = Pattern.compile("(/[^/\\p{Cntrl}?#%]+)+");
    private static final Pattern WHOLE = Pattern.compile(
            "(?:(?<user>[^@]*)@)?(?:\\[(?<six>[^\\[\\]]*)]|(?<host>[^:\\[\\]]*))" + "(?::(?<port>[^:]*))?");

    /**
     * Checks every part.
     *
     * @throws IllegalArgumentException if a part is not as its description says
     */
    public SshAddress {
        user.ifPresent(each -> check(USER, each, "a user's name of letters, digits, \".\", \"_\" and \"-\""));
        check(HOST, host, "a host's name or address");
        port.ifPresent(each -> check(PORT, Integer.toString(each), "a port from 1 to 65535"));
        if (port.orElse(1) > 65_535) {
            throw unexpected(Integer.toString(port.get()), "a port from 1 to 65535");
        }
        check(DIRECTORY, directory, "an absolute folder such as /srv/deploy, without \"%\", \"?\" and \"#\"");
        if (List.of(directory.split("/", -1)).contains("..")) {
            throw unexpected(directory, "an absolute folder without \"..\"");
        }
    }

    /**
     * Reads {@code ssh://user@host:port/dir}, as {@code deploy.runner.primary} and {@code deploy.runner.secondary} say it.
     *
     * @param text the whole address; user and port may be left out
     * @return the address
     * @throws IllegalArgumentException if it is anything else; the message never repeats a password
     */
    public static SshAddress parse(String text) {
        int slash = text.indexOf('/', SCHEME.length());
        if (!text.startsWith(SCHEME) || slash < 0) {
            throw refused("expected ssh://user@host:port/dir, with an absolute folder of the runner at the end");
        }
        String authority = text.substring(SCHEME.length(), slash);
        int at = authority.lastIndexOf('@');
        if (at >= 0 && authority.substring(0, at).indexOf(':') >= 0) {
            throw refused("it holds a password; expected a key, which ssh finds by its configuration or agent");
        }
        Matcher parts = WHOLE.matcher(authority);
        if (!parts.matches()) {
            throw refused("\"" + authority + "\" is not user@host:port");
        }
        String host = parts.group("six") == null ? parts.group("host") : parts.group("six");
        return new SshAddress(
                Optional.ofNullable(parts.group("user")),
                host,
                Optional.ofNullable(parts.group("port")).map(SshAddress::port),
                text.substring(slash).replaceFirst("/$", ""));
    }

    /** The address as it is written. */
    @Override
    public String toString() {
        String shown = host.indexOf(':') < 0 ? host : "[" + host + "]";
        return SCHEME
                + user.map(each -> each + "@").orElse("")
                + shown
                + port.map(each -> ":" + each).orElse("")
                + directory;
    }

    /** What {@code known_hosts} and {@code ssh-keygen} call the host. */
    String knownAs() {
        return port.filter(each -> each != 22)
                .map(each -> "[" + host + "]:" + each)
                .orElse(host);
    }

    private static Integer port(String text) {
        check(PORT, text, "a port from 1 to 65535");
        return Integer.valueOf(text);
    }

    private static void check(Pattern pattern, String seen, String expected) {
        if (!pattern.matcher(seen).matches()) {
            throw unexpected(seen, expected);
        }
    }

    private static IllegalArgumentException unexpected(String seen, String expected) {
        return refused("\"" + seen + "\" is there, expected " + expected);
    }

    private static IllegalArgumentException refused(String why) {
        return new IllegalArgumentException("The address of an ssh runner (deploy.runner.primary,"
                + " deploy.runner.secondary) cannot be used: " + why);
    }
}
