package edu.paws360.deploy.testbed;

import java.util.ArrayList;
import java.util.List;

/**
 * Networks of their own for processes: nothing is in them but a loopback, and what is filtered or set there is filtered and set nowhere
 * else. What is mounted there is seen nowhere else, either. Each is gone with its last process. Needs root.
 */
public final class PrivateNetwork extends Component {
    private static final Program UNSHARE = new Program("unshare", "util-linux");
    private static final String BEGIN = "PATH=$PATH:/usr/sbin:/sbin\nip link set lo up\n";

    /** A Java program on a machine with much else to do takes long. */
    private static final long LIMIT_SECONDS = 300;

    PrivateNetwork() {
        super("network");
    }

    /**
     * Runs a few lines of a shell in such a network, the first failure of which ends them.
     *
     * @param lines what is run; they know {@code ip}, {@code iptables}, {@code mount} and {@code setpriv}
     * @param arguments what stands for {@code "$@"} in them
     * @return what was printed
     * @throws IllegalStateException if they fail, or do not end within 5 minutes
     */
    public String run(String lines, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                UNSHARE.path(), "--net", "--mount", "--propagation=private", "sh", "-euc", BEGIN + lines, "sh"));
        command.addAll(arguments);
        return Commands.run(command, LIMIT_SECONDS);
    }

    @Override
    List<Program> programs() {
        return List.of(
                UNSHARE,
                new Program("setpriv", "util-linux"),
                new Program("ip", "iproute2"),
                new Program("iptables", "iptables"));
    }

    @Override
    List<String> missing() {
        List<String> missing = new ArrayList<>(super.missing());
        if (!Root.isUs()) {
            missing.add("the right to make a network (run as root)");
        }
        return missing;
    }
}
