package edu.paws360.deploy.runner;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * Executes work on another machine, with the files of exactly one commit, through the {@code ssh} of this machine.
 *
 * <p>The machine needs sshd, a POSIX shell or csh, and {@code python3}, version 3.8 or newer. The files go to a folder of this deployment's
 * own, readable by its owner only, below the address's directory, and are removed when all is over. The work's directory is a
 * folder of this machine inside the repository; the command runs in the same folder of the commit over there. So its arguments should be
 * relative to it. Its environment travels through standard input; the runner's own heartbeat is 8 seconds at most.
 *
 * <p>ssh's configuration, agent and known_hosts are used as they are, but a host key that is not known or has changed is always refused,
 * whatever they say. No connection is shared, and nobody is asked for a password.
 */
public final class SshRunner implements Runner {
    /** A longer heartbeat is clipped to this: with it, the next deployment might begin before a cut-off one has ended. */
    public static final Duration LONGEST_HEARTBEAT = Duration.ofSeconds(8);

    private final String name;
    private final Supervision supervision;

    /**
     * A runner on another machine.
     *
     * @param name tells runners apart, such as {@code secondary}
     * @param address where it is
     * @param config an ssh configuration that is used instead of the user's and the system's
     * @param files what goes along
     * @throws IllegalArgumentException if the name is blank
     */
    public SshRunner(String name, SshAddress address, Optional<Path> config, CommitFiles files) {
        this(name, address, config, files, Set.of());
    }

    /**
     * A runner on another machine, to which {@code ssh} is not told everything: its configuration could send variables along, and
     * names programs.
     *
     * @param name tells runners apart, such as {@code secondary}
     * @param address where it is
     * @param config an ssh configuration that is used instead of the user's and the system's
     * @param files what goes along
     * @param withheld the names of the environment variables that ssh does not get
     * @throws IllegalArgumentException if the name is blank
     */
    public SshRunner(String name, SshAddress address, Optional<Path> config, CommitFiles files, Set<String> withheld) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("The runner has no name; expected one such as \"secondary\"");
        }
        this.name = name;
        this.supervision = new Supervision(new SshSite(address, config, files, withheld), Supervisor.script());
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public RunnerOutcome run(Work work, Mandate mandate, OutputListener output) {
        return supervision.run(work, mandate, output);
    }

    @Override
    public Fitness fitness(Work work) throws InterruptedException {
        return supervision.fitness(work);
    }

    @Override
    public Standby standBy(Work work) throws InterruptedException {
        return supervision.standBy(work);
    }
}
